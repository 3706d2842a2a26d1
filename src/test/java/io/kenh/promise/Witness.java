package io.kenh.promise;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.platform.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Watches the eSMS simulator, which remembers its latest arrivals only, and keeps the order of every customer's texts. */
final class Witness implements AutoCloseable {

    private final String world;
    private final Map<String, List<Integer>> orders = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::watch, "witness");
    private volatile boolean open = true;
    private long seen;

    Witness(String world) {
        this.world = world;
        thread.setDaemon(true);
        thread.start();
    }

    /** Number → the last word of each text as a number, as the provider took them; what came twice counts once. */
    Map<String, List<Integer>> orders(String... phones) {
        look();
        Map<String, List<Integer>> wanted = new TreeMap<>();
        for (String phone : phones) {
            wanted.put(phone, orders.getOrDefault(phone, List.of()));
        }
        return wanted;
    }

    private void watch() {
        while (open) {
            look();
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private synchronized void look() {
        JsonNode items;
        do {
            items = Json.tree(Hub.send(HttpRequest.newBuilder(URI.create(world + "/world/received?limit=10000&after=" + seen))).body()).get("items");
            items.forEach(this::note);
        } while (!items.isEmpty());
    }

    private void note(JsonNode item) {
        seen = item.get("id").asLong();
        if (item.get("connector").asText().equals("esms") && item.get("taken").asBoolean() && !item.get("duplicate").asBoolean()) {
            orders.computeIfAbsent(item.get("to").asText(), to -> new ArrayList<>())
                    .add(lastNumber(item.get("text").asText()));
        }
    }

    private static Integer lastNumber(String text) {
        String word = text.replaceFirst("(?s).* ", "");
        return word.matches("\\d{1,9}") ? Integer.valueOf(word) : -1;
    }

    @Override
    public void close() {
        open = false;
    }
}
