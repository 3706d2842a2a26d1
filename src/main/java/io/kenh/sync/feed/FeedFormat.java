package io.kenh.sync.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How records of a topic are written. */
enum FeedFormat {

    /** Debezium's envelope: {@code op}, {@code before}, {@code after}, {@code source}; with or without a schema around it. */
    DEBEZIUM {
        @Override
        boolean isMeant(JsonNode value) {
            JsonNode inner = inner(value);
            return inner.has("op") && (inner.has("after") || inner.has("before"));
        }

        @Override
        Optional<FeedRecord> read(JsonNode value) {
            JsonNode inner = inner(value);
            JsonNode millis = inner.at("/source/ts_ms").isNumber() ? inner.at("/source/ts_ms") : inner.path("ts_ms");
            return row(inner.path("op").asText(), inner.at("/source/snapshot").asText("false"), inner,
                    millis.isNumber() ? Instant.ofEpochMilli(millis.asLong()) : null);
        }
    },

    /** A CloudEvent; its type ends in what happened. The hub's own feed is one. Debezium can write its envelopes as such, too. */
    CLOUDEVENTS {
        @Override
        boolean isMeant(JsonNode value) {
            return value.has("specversion") && value.has("type") && value.has("id");
        }

        @Override
        Optional<FeedRecord> read(JsonNode value) {
            JsonNode data = inner(value.path("data"));
            if (value.has(DEBEZIUM_OP)) {
                // its ids say where in the log a transaction is, hence all rows of a snapshot have the same
                return row(value.path(DEBEZIUM_OP).asText(), value.path("iodebeziumsnapshot").asText("false"), data, time(value.path("time")));
            }
            JsonNode row = data.path("record").isObject() ? data.path("record") : data;
            String type = value.path("type").asText();
            String last = type.substring(type.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            return Optional.of(new FeedRecord(value.path("source").asText() + "#" + value.path("id").asText(), VERBS.get(last), object(row),
                    time(value.path("time"))));
        }
    },

    /** The row itself; {@code __op} and {@code __deleted}, if there, as Debezium's unwrapping leaves them. */
    JSON {
        @Override
        boolean isMeant(JsonNode value) {
            return value.isObject();
        }

        @Override
        Optional<FeedRecord> read(JsonNode value) {
            String op = value.path("__op").asText(null);
            boolean deleted = "true".equals(value.path("__deleted").asText()) || "d".equals(op);
            return Optional.of(new FeedRecord(null, deleted ? "d" : op, value, null));
        }
    };

    private static final String DEBEZIUM_OP = "iodebeziumop";
    private static final Set<String> ROWS = Set.of("c", "u", "d", "r");
    private static final Map<String, String> VERBS = Map.of("created", "c", "inserted", "c", "added", "c", "updated", "u", "changed", "u",
            "deleted", "d", "removed", "d", "imported", "r", "snapshot", "r");

    abstract boolean isMeant(JsonNode value);

    /** @return empty for what is nothing to us */
    abstract Optional<FeedRecord> read(JsonNode value);

    /** The format of this name; for {@code auto} the first that a record looks like. */
    static Optional<FeedFormat> of(String name, JsonNode value) {
        for (FeedFormat format : values()) {
            if (("auto".equals(name) || format.name().equalsIgnoreCase(name)) && format.isMeant(value)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** Empty for what concerns no row: truncations, messages, heartbeats. */
    private static Optional<FeedRecord> row(String op, String snapshot, JsonNode images, Instant at) {
        boolean deleted = "d".equals(op);
        return !ROWS.contains(op) ? Optional.empty() : Optional.of(new FeedRecord(null, "false".equals(snapshot) || deleted ? op : "r",
                object(images.path(deleted ? "before" : "after")), at));
    }

    private static JsonNode inner(JsonNode value) {
        return value.path("payload").isObject() && value.has("schema") ? value.path("payload") : value;
    }

    private static JsonNode object(JsonNode row) {
        return row.isObject() ? row : null;
    }

    private static Instant time(JsonNode text) {
        try {
            return text.isTextual() ? OffsetDateTime.parse(text.asText()).toInstant() : null;
        } catch (DateTimeException noTime) {
            return null;
        }
    }
}
