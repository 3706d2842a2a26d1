package io.kenh.intake.mail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The header fields of one part in their order, with their raw bytes; names compare without regard to case. */
final class HeaderBlock {

    private static final Pattern FOLD = Pattern.compile("\\r?\\n[ \\t]*|\\r");

    private final List<Field> fields = new ArrayList<>();
    /** Many steps ask for the same. */
    private final Map<String, Parameters> parameters = new HashMap<>();
    private int bytes;
    private boolean cut;

    /** Adds a field unless the block is already larger than a mail may be; a long value is cut. */
    void add(String name, byte[] value) {
        cut |= value.length > Limits.FIELD_BYTES || fields.size() >= Limits.HEADER_FIELDS || bytes >= Limits.HEADER_BYTES;
        if (fields.size() >= Limits.HEADER_FIELDS || bytes >= Limits.HEADER_BYTES) return;
        byte[] kept = value.length > Limits.FIELD_BYTES ? Arrays.copyOf(value, Limits.FIELD_BYTES) : value;
        fields.add(new Field(name, kept));
        parameters.clear();
        bytes += kept.length;
    }

    boolean wasCut() {
        return cut;
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    boolean has(String name) {
        return fields.stream().anyMatch(f -> f.name.equalsIgnoreCase(name));
    }

    /** The first field of the name, unfolded and in Unicode, its encoded words left alone; null if there is none. */
    String first(String name) {
        return raw(name).findFirst().orElse(null);
    }

    /** The last one: broken senders write Message-ID twice, and the last is the one that others cite. */
    String last(String name) {
        return raw(name).reduce((a, b) -> b).orElse(null);
    }

    List<String> all(String name) {
        return raw(name).toList();
    }

    /** The first field with its encoded words decoded; null if there is none. */
    String text(String name) {
        return Optional.ofNullable(first(name)).map(Rfc2047::decode).map(HeaderBlock::tidy).orElse(null);
    }

    /** Whether any field of the name contains the word, without regard to case. */
    boolean says(String name, String... words) {
        return raw(name).map(v -> v.toLowerCase(Locale.ROOT)).anyMatch(v -> Arrays.stream(words).anyMatch(v::contains));
    }

    Parameters parameters(String name) {
        return parameters.computeIfAbsent(name, n -> Parameters.of(first(n)));
    }

    private Stream<String> raw(String name) {
        return fields.stream().filter(f -> f.name.equalsIgnoreCase(name)).map(Field::text);
    }

    private static String tidy(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\t]]+", " ").strip();
    }

    /** One line of the header, which is read when somebody asks for it. */
    private static final class Field {

        private final String name;
        private final byte[] value;
        private String text;

        Field(String name, byte[] value) {
            this.name = name;
            this.value = value;
        }

        /** Unfolded and in Unicode. */
        String text() {
            if (text == null) text = FOLD.matcher(Charsets.guess(value)).replaceAll(" ").strip();
            return text;
        }
    }
}
