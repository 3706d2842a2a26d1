package io.kenh.sync.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.platform.Json;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** CloudEvents whose attributes are headers of the Kafka record, and whose data is its value. */
final class CloudEventHeaders {

    private static final String PREFIX = "ce_";

    private CloudEventHeaders() {
    }

    /** The event in one piece; a value without such headers stays as it is. Null in, null out. */
    static JsonNode envelope(Headers headers, JsonNode value) {
        if (value == null || headers.lastHeader(PREFIX + "specversion") == null) {
            return value;
        }
        ObjectNode event = Json.MAPPER.createObjectNode();
        for (Header header : headers) {
            if (header.key().startsWith(PREFIX) && header.value() != null) {
                event.put(header.key().substring(PREFIX.length()), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return event.set("data", value);
    }
}
