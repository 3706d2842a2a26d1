package io.kenh.console.sla;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.util.MultiValueMap;

/** What a form sent, read part by part; what cannot be read is kept to be told, all at once. */
final class Fields {

    private final MultiValueMap<String, String> sent;
    private final List<String> unreadable = new ArrayList<>();

    Fields(MultiValueMap<String, String> sent) {
        this.sent = sent;
    }

    /** Never null, without space around it. */
    String text(String name) {
        String text = sent.getFirst(name);
        return text == null ? "" : text.strip();
    }

    boolean has(String name) {
        return sent.containsKey(name);
    }

    List<String> all(String name) {
        return sent.getOrDefault(name, List.of()).stream().filter(text -> !text.isBlank()).distinct().toList();
    }

    /** What the reading makes of a field; null when it cannot be read. */
    <T> T read(String name, Function<String, T> reading) {
        try {
            return reading.apply(text(name));
        } catch (RuntimeException nonsense) {
            unreadable.add(text(name));
            return null;
        }
    }

    /** Texts that could not be read. */
    List<String> unreadable() {
        return unreadable;
    }
}
