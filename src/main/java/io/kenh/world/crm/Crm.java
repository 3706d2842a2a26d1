package io.kenh.world.crm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.connector.Fixture;
import io.kenh.platform.Json;
import io.kenh.world.http.Reply;
import io.kenh.world.http.Request;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A CRM with its rows in memory. What it answers and what it tells is in its provider's own words. */
public abstract class Crm {

    /** What a person does at the provider; the hub has no part in it. */
    private static final String PERSON = "CUSTOMER";

    private final Clock clock;
    private final Map<String, Table> tables = new TreeMap<>();
    private final List<Change> changes = new ArrayList<>();

    Crm(Clock clock) {
        this.clock = clock;
    }

    /**
     * What one call was answered, and what the provider tells the hub afterwards.
     *
     * @param calls requests to the hub, their headers perhaps with the placeholder of a signature
     */
    public record Played(Reply reply, List<Fixture.Request> calls) {
    }

    /** Answers a call below {@code /{connector}}. */
    public final synchronized Played play(Request request) {
        changes.clear();
        Reply reply = PERSON.equals(request.method()) ? person(request) : answer(request);
        return new Played(reply, changes.stream().map(this::told).flatMap(Optional::stream).toList());
    }

    /** Answers a program as the provider does. */
    abstract Reply answer(Request request);

    /** The call to the hub that follows a change; empty where the provider makes none. */
    Optional<Fixture.Request> told(Change change) {
        return Optional.empty();
    }

    /** The id of a row by its number; the number itself unless the provider has other ones. */
    String id(String table, long number) {
        return Long.toString(number);
    }

    final Table table(String name) {
        return tables.computeIfAbsent(name, made -> new Table(made, clock, number -> id(made, number), changes::add));
    }

    final Clock clock() {
        return clock;
    }

    /**
     * {@code CUSTOMER /{table}} makes a row of a JSON body, {@code CUSTOMER /{table}/{id}} changes it, an empty body takes it
     * away.
     */
    private Reply person(Request request) {
        String[] path = request.path().substring(1).split("/", 2);
        Table table = table(path[0]);
        if (path.length == 1) {
            return Reply.json(201, Map.of("id", table.create(body(request), false).id()));
        }
        Optional<Row> row = request.body().isBlank() ? table.delete(path[1], false) : table.update(path[1], body(request), false);
        return row.map(found -> Reply.json(200, Map.of("id", found.id()))).orElseGet(() -> Reply.json(404, Map.of("error", "no such row")));
    }

    /** The body as a JSON object; an empty one where it is none. */
    static ObjectNode body(Request request) {
        return tree(request) instanceof ObjectNode object ? object : Json.MAPPER.createObjectNode();
    }

    /** The body as JSON; missing where it is none. */
    static JsonNode tree(Request request) {
        try {
            JsonNode tree = Json.MAPPER.readTree(request.body());
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** A whole number among the query's parameters, or what stands for none. */
    static int number(Request request, String parameter, int otherwise) {
        String text = request.query(parameter);
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
    }

    /** A call to the hub with a JSON body. */
    static Fixture.Request post(Map<String, String> headers, Object body) {
        Map<String, String> all = new TreeMap<>(headers);
        all.put("Content-Type", "application/json");
        return new Fixture.Request("POST", "", Map.of(), all, Json.write(body));
    }
}
