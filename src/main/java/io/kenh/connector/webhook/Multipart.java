package io.kenh.connector.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.connector.HttpRequestParts;
import io.kenh.platform.Json;
import io.kenh.platform.MultipartForm;

/** The text fields of a {@code multipart/form-data} body; files in it are the door's business. */
final class Multipart {

    private Multipart() {
    }

    static ObjectNode read(HttpRequestParts request) {
        ObjectNode fields = Json.MAPPER.createObjectNode();
        try {
            MultipartForm.fields(request.body(), request.contentType()).forEach(field -> Body.add(fields, field.name(), field.text()));
            return fields;
        } catch (IllegalArgumentException e) {
            throw new Unreadable(e.getMessage());
        }
    }
}
