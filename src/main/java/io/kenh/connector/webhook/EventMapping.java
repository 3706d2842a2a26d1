package io.kenh.connector.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.connector.Incoming.Event;
import io.kenh.connector.mapping.Cases;
import io.kenh.connector.mapping.Pick;
import io.kenh.connector.mapping.When;
import io.kenh.platform.Digests;
import io.kenh.platform.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Makes an event of one item of a request: {@code externalId}, {@code lane}, {@code payload}. */
final class EventMapping {

    private static final String KEY_HEADER = "idempotency-key";

    private final When when;
    private final String kind;
    private final String each;
    private final List<When> skip;
    private final List<Pick> externalId;
    private final List<Pick> lane;
    private final Map<String, Function<JsonNode, String>> fields = new LinkedHashMap<>();
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final Answers answers;

    /** @param each path of a list in the item; empty where an item is one event */
    EventMapping(JsonNode declared, String each) {
        this.each = each;
        when = new When(declared.path("when"));
        skip = StreamSupport.stream(declared.path("skip").spliterator(), false).map(When::new).toList();
        kind = declared.path("kind").asText();
        externalId = picks(declared.path("externalId"));
        lane = picks(declared.path("lane"));
        answers = Answers.of(declared.path("answers"));
        declared.path("payload").properties().forEach(e -> {
            if (e.getValue().has("parameter")) {
                parameters.put(e.getKey(), e.getValue().path("parameter").asText());
            } else {
                fields.put(e.getKey(), value(e.getValue()));
            }
        });
    }

    /** Whether an item is of this sort. */
    boolean isFor(ObjectNode item) {
        return when.test(item);
    }

    /**
     * One, or where the item holds several things, one for each.
     *
     * @param settings value of a parameter of the connection; blank for none
     */
    List<Event> events(ObjectNode item, Map<String, String> headers, UnaryOperator<String> settings) {
        return Items.times(item, each).stream().filter(one -> skip.stream().noneMatch(when -> when.test(one))).map(one -> event(one, headers, settings)).toList();
    }

    private Event event(ObjectNode item, Map<String, String> headers, UnaryOperator<String> settings) {
        String id = externalId.stream().map(pick -> pick.from(item)).filter(Objects::nonNull)
                .collect(Collectors.joining("/"));
        if (id.isEmpty()) {
            String given = headers.get(KEY_HEADER);
            id = given == null || given.isBlank() ? hash(item) : hash(Json.MAPPER.createObjectNode().put("", given));
        }
        ObjectNode payload = payload(item, settings);
        JsonNode whole = answers == null ? item : payload;
        String partner = lane.stream().map(pick -> pick.from(whole)).filter(Objects::nonNull)
                .filter(text -> !text.isBlank()).findFirst().orElse(id);
        return new Event(id, kind, partner.strip(), payload);
    }

    private ObjectNode payload(ObjectNode item, UnaryOperator<String> settings) {
        if (fields.isEmpty() && answers == null) {
            return item;
        }
        ObjectNode payload = answers == null ? Json.MAPPER.createObjectNode() : answers.read(item, settings);
        parameters.forEach((name, parameter) -> payload.put(name, settings.apply(parameter)));
        fields.forEach((name, field) -> {
            String value = field.apply(item);
            if (value != null && !value.isEmpty()) {
                payload.put(name, value);
            }
        });
        if (answers == null) {
            payload.set("raw", item);
        }
        return payload;
    }

    private static Function<JsonNode, String> value(JsonNode declared) {
        return declared.isArray() && declared.path(0).has("is") ? new Cases(declared)::decide : Pick.of(declared)::from;
    }

    private static List<Pick> picks(JsonNode declared) {
        return declared.isArray() ? StreamSupport.stream(declared.spliterator(), false).map(Pick::of).toList()
                : declared.isMissingNode() ? List.of() : List.of(Pick.of(declared));
    }

    /** Does not depend on the order of the fields: the same form sent twice is one event. */
    private static String hash(ObjectNode item) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        item.properties().forEach(e -> sorted.put(e.getKey(), e.getValue()));
        return Digests.sha256Hex(sorted.toString());
    }
}
