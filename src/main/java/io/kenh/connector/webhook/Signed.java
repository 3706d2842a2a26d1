package io.kenh.connector.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The bytes that a signature covers, as a text with {@code {places}}; {@code {body}} is the body byte for byte. */
final class Signed {

    private static final Pattern PLACE = Pattern.compile("\\{([\\w.-]+)}");

    private final List<BiConsumer<Evidence, ByteArrayOutputStream>> parts = new ArrayList<>();

    Signed(String declared) {
        Matcher place = PLACE.matcher(declared);
        int from = 0;
        while (place.find()) {
            literal(declared.substring(from, place.start()));
            place(place.group(1));
            from = place.end();
        }
        literal(declared.substring(from));
    }

    byte[] of(Evidence evidence) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(evidence.request().body().length + 128);
        parts.forEach(part -> part.accept(evidence, bytes));
        return bytes.toByteArray();
    }

    private void place(String name) {
        parts.add("body".equals(name) ? (evidence, bytes) -> bytes.writeBytes(evidence.request().body())
                : (evidence, bytes) -> write(bytes, evidence.value(name)));
    }

    private void literal(String text) {
        if (!text.isEmpty()) {
            parts.add((evidence, bytes) -> write(bytes, text));
        }
    }

    private static void write(ByteArrayOutputStream bytes, String text) {
        if (text != null) {
            bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
