package io.kenh.sync.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.kenh.connector.Connection;
import io.kenh.connector.Incoming;
import io.kenh.event.InboundEvent;
import io.kenh.platform.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Makes an event of a record of a topic. What cannot be understood becomes an event too, which then parks with its reason: a
 * topic does not wait for it.
 */
final class RecordReader {

    private static final int LONGEST_KEPT = 100_000;

    private final String format;

    RecordReader(Connection connection) {
        this.format = connection.setting("format", "auto");
    }

    /** Empty for what says nothing: tombstones behind deletions, truncations, heartbeats. */
    Optional<Incoming.Event> read(ConsumerRecord<byte[], byte[]> record) {
        String key = key(record.key());
        if (record.value() == null) {
            return "json".equals(format) && !key.isEmpty() ? Optional.of(event(record, key, new FeedRecord(null, "d", null, null))) : Optional.empty();
        }
        JsonNode value = CloudEventHeaders.envelope(record.headers(), tree(record.value()));
        Optional<FeedFormat> known = value == null ? Optional.empty() : FeedFormat.of(format, value);
        if (known.isEmpty()) {
            return Optional.of(unreadable(record, key));
        }
        return known.get().read(value).map(read -> event(record, key, read));
    }

    private static Incoming.Event event(ConsumerRecord<byte[], byte[]> record, String key, FeedRecord read) {
        ObjectNode payload = payload(record, key);
        payload.put("op", read.op());
        payload.put("at", (read.at() == null ? Instant.ofEpochMilli(record.timestamp()) : read.at()).toString());
        payload.set("row", read.row());
        return new Incoming.Event(read.id() == null ? place(record) : read.id(), InboundEvent.Kind.RECORD, lane(record, key), payload);
    }

    private static Incoming.Event unreadable(ConsumerRecord<byte[], byte[]> record, String key) {
        ObjectNode payload = payload(record, key);
        byte[] value = record.value().length > LONGEST_KEPT ? Arrays.copyOf(record.value(), LONGEST_KEPT) : record.value();
        payload.put("unreadable", Base64.getEncoder().encodeToString(value));
        return new Incoming.Event(place(record), InboundEvent.Kind.RECORD, lane(record, key), payload);
    }

    private static ObjectNode payload(ConsumerRecord<byte[], byte[]> record, String key) {
        return Json.MAPPER.createObjectNode().put("topic", record.topic()).put("key", key).put("partition", record.partition()).put("offset", record.offset());
    }

    /** With the time: a topic that was made anew counts from 0 again. */
    private static String place(ConsumerRecord<byte[], byte[]> record) {
        return record.topic() + "/" + record.partition() + "/" + record.offset() + "@" + record.timestamp();
    }

    private static String lane(ConsumerRecord<byte[], byte[]> record, String key) {
        return "kafka:" + record.topic() + ":" + (key.isEmpty() ? "partition " + record.partition() : key);
    }

    /** A key of one field is its value; a key of several is written with all of them. */
    private static String key(byte[] key) {
        if (key == null || key.length == 0) {
            return "";
        }
        JsonNode tree = tree(key);
        JsonNode inner = tree != null && tree.path("payload").isObject() && tree.has("schema") ? tree.path("payload") : tree;
        if (inner == null || inner.isMissingNode()) {
            return new String(key, StandardCharsets.UTF_8);
        }
        return inner.isObject() && inner.size() == 1 ? inner.elements().next().asText() : inner.isValueNode() ? inner.asText() : inner.toString();
    }

    private static JsonNode tree(byte[] bytes) {
        try {
            return Json.MAPPER.readTree(bytes);
        } catch (JsonProcessingException broken) {
            return null;
        } catch (IOException never) {
            return TextNode.valueOf("");
        }
    }
}
