package io.kenh.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.platform.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** How fast a large CRM comes in for the first time, and what memory that takes: see {@code bench/crm}. */
public final class CrmBench {

    private static final String API = "http://127.0.0.1:" + HubProcess.PORT + "/api/v1";
    private static final String MAPPING = """
            object: contact
            creates: in
            match: [email, phone]
            fields: {name: name, email: email, phone: phone, title: title, company: company, address: address, status: status}
            """;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path data;
    private final ManyRows crm;
    private HubProcess hub;

    private CrmBench(Path data, ManyRows crm) throws IOException, InterruptedException {
        this.data = data;
        this.crm = crm;
        hub = new HubProcess(data);
    }

    public static void main(String[] args) throws Exception {
        Path data = Files.createTempDirectory("kenh-bench").resolve("data");
        Files.createDirectories(data);
        int rows = Integer.getInteger("bench.rows", 1_000_000);
        try (ManyRows crm = new ManyRows()) {
            CrmBench bench = new CrmBench(data, crm);
            try {
                bench.run(rows, Integer.getInteger("bench.kills", 0));
            } finally {
                bench.hub.close();
            }
        }
    }

    private void run(int rows, int kills) throws Exception {
        say("machine: %d cores, Java %s, hub %d MB resident after its start%n", Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"), hub.residentMb());
        RawLimits raw = System.getProperty("bench.raw", "true").equals("true") ? RawLimits.measure(hub) : null;
        load("warm", rows / 20, 50_000_000, 0);
        double rate = load("main", rows, 10_000_000, kills);
        if (raw != null) {
            say("bare rows in commits of 100: %,.0f/s; rows of the CRM came at %.3f of that%n", raw.batchedRows(), rate / raw.batchedRows());
        }
    }

    private double load(String name, int rows, int phone, int kills) throws Exception {
        long connection = post("/connections", Map.of("name", name, "title", name, "connector", "rest-crm", "settings",
                Map.of("baseUrl", crm.url(), "accessToken", "t", "contactPath", name + "-" + rows + "-" + phone))).get("id").asLong();
        long sync = post("/syncs", Map.of("connectionId", connection, "mapping", MAPPING)).get("id").asLong();
        double cpu = hub.cpuSeconds();
        double database = hub.databaseCpuSeconds();
        long before = crm.told.get();
        long from = System.nanoTime();
        post("/syncs/" + sync + "/resume", Map.of());
        double first = seconds(from, sync, 1);
        double all = kills == 0 ? watch(from, sync, rows) : killed(from, sync, rows, kills);
        say("%s: %,d rows in %.1f s = %,.0f rows/s; the first after %.2f s%s%n", name, rows, all, rows / all, first, kills > 0 ? "" :
                "; CPU of the hub %.0f, of the database %.0f µs a row".formatted((hub.cpuSeconds() - cpu) * 1e6 / rows, (hub.databaseCpuSeconds() - database) * 1e6 / rows));
        while (numbers("select count(*) from change_queue").get(0) > 0) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        say("  line two had met all of it after %.1f s; the CRM told %,d rows%n", (System.nanoTime() - from) / 1e9, crm.told.get() - before);
        check(name, sync, rows);
        // else it would hear of every contact that the next one brings
        post("/syncs/" + sync + "/pause", Map.of());
        numbers("with gone as (delete from sync where id = " + sync + " returning id) select count(*) from gone");
        return rows / all;
    }

    private double watch(long from, long sync, int rows) throws Exception {
        long next = rows / 10;
        while (read(sync) < rows || !loaded(sync)) {
            TimeUnit.MILLISECONDS.sleep(20);
            if (read(sync) >= next) {
                say("  %,9d rows after %5.1f s; hub %d MB resident, old generation %d MB%n", next, (System.nanoTime() - from) / 1e9, hub.residentMb(), hub.oldMb());
                next += rows / 10;
            }
        }
        return (System.nanoTime() - from) / 1e9;
    }

    private double killed(long from, long sync, int rows, int kills) throws Exception {
        for (int kill = 1; kill <= kills; kill++) {
            long at = (long) rows * kill / (kills + 1) + ThreadLocalRandom.current().nextInt(rows / 100 + 1);
            seconds(from, sync, at);
            hub.kill();
            long left = System.nanoTime();
            hub = new HubProcess(data);
            long held = read(sync);
            seconds(from, sync, held + 1);
            say("  killed at %,d rows; %.1f s later it had started and read on%n", held, (System.nanoTime() - left) / 1e9);
        }
        while (!loaded(sync)) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return (System.nanoTime() - from) / 1e9;
    }

    private double seconds(long from, long sync, long rows) throws Exception {
        while (read(sync) < rows) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return (System.nanoTime() - from) / 1e9;
    }

    private long read(long sync) throws Exception {
        return numbers("select made from sync_checkpoint where sync_id = " + sync).get(0);
    }

    private boolean loaded(long sync) throws Exception {
        return numbers("select count(loaded) from sync_checkpoint where sync_id = " + sync).get(0) == 1;
    }

    private void check(String name, long sync, int rows) throws Exception {
        List<Long> found = numbers("select count(*), count(distinct email), (select count(*) from sync_link where sync_id = %1$d), (select links from sync_checkpoint where sync_id = %1$d), "
                .formatted(sync) + "(select count(distinct object_id) from change where cause = 'sync:%1$d' and kind = 'imported'), (select count(*) from change where cause = 'sync:%1$d') from contact where email like '%2$s%%@bench.example'"
                .formatted(sync, name));
        if (!found.stream().allMatch(count -> count == rows)) {
            throw new IllegalStateException(name + ": found contacts, addresses, links, links counted, records imported, changes " + found + ", wanted " + rows + " of each");
        }
        say("  each row is one contact, one link and one change%n");
    }

    private List<Long> numbers(String sql) throws Exception {
        try (Connection db = hub.database(); Statement statement = db.createStatement(); ResultSet result = statement.executeQuery(sql)) {
            result.next();
            List<Long> numbers = new java.util.ArrayList<>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                numbers.add(result.getLong(i));
            }
            return numbers;
        }
    }

    private JsonNode post(String path, Map<String, Object> body) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(URI.create(API + path)).header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + HubProcess.TOKEN).POST(BodyPublishers.ofString(Json.write(body))).build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return Json.tree(answer.body());
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
