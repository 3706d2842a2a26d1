package io.kenh.intake.mail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The header fields of one part in their order, with their raw bytes; names compare without regard to case. */
final class HeaderBlock {

    private record Field(String name, byte[] value) { }

    private final List<Field> fields = new ArrayList<>();
    private int bytes;
    private boolean cut;

    /** Adds a field unless the block is already larger than a mail may be; a long value is cut. */
    void add(String name, byte[] value) {
        cut |= value.length > Limits.FIELD_BYTES || fields.size() >= Limits.HEADER_FIELDS || bytes >= Limits.HEADER_BYTES;
        if (fields.size() >= Limits.HEADER_FIELDS || bytes >= Limits.HEADER_BYTES) return;
        byte[] kept = value.length > Limits.FIELD_BYTES ? Arrays.copyOf(value, Limits.FIELD_BYTES) : value;
        fields.add(new Field(name, kept));
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
        return Parameters.of(first(name));
    }

    private Stream<String> raw(String name) {
        return fields.stream().filter(f -> f.name.equalsIgnoreCase(name)).map(f -> unfold(f.value));
    }

    private static String unfold(byte[] value) {
        return Charsets.guess(value).replaceAll("\\r?\\n[ \\t]*|\\r", " ").strip();
    }

    private static String tidy(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\t]]+", " ").strip();
    }
}
