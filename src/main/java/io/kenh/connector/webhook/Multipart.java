package io.kenh.connector.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.connector.HttpRequestParts;
import io.kenh.platform.Json;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The text fields of a {@code multipart/form-data} body; files in it are passed over. */
final class Multipart {

    private static final int MOST_PARTS = 500;

    private Multipart() {
    }

    static ObjectNode read(HttpRequestParts request) {
        ObjectNode fields = Json.MAPPER.createObjectNode();
        try {
            var parts = new MimeMultipart(new ByteArrayDataSource(request.body(), request.contentType()));
            for (int i = 0; i < Math.min(parts.getCount(), MOST_PARTS); i++) {
                field(parts.getBodyPart(i), fields);
            }
            return fields;
        } catch (MessagingException | IOException e) {
            throw new Unreadable("the body is not the multipart form that its content type says");
        }
    }

    private static void field(BodyPart part, ObjectNode fields) throws MessagingException, IOException {
        String[] header = part.getHeader("Content-Disposition");
        if (header == null) {
            return;
        }
        ContentDisposition disposition = new ContentDisposition(header[0]);
        String name = disposition.getParameter("name");
        if (name != null && disposition.getParameter("filename") == null) {
            String raw = new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Body.add(fields, name, raw);
        }
    }
}
