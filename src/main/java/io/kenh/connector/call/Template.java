package io.kenh.connector.call;

import io.kenh.connector.Outgoing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with <code>${…}</code> places, compiled once. A place names a field of the message or a parameter of the
 * connection, and filters: <code>${address|local}</code>. Every value is escaped for the format, so that no value can
 * break out of its place.
 */
public final class Template {

    private static final Pattern PLACE = Pattern.compile("\\$\\{([\\w.-]+)((?:\\|\\w+)*)}");
    private static final String HEADER = "header.";
    private static final Map<String, Function<Outgoing, String>> FIELDS = new TreeMap<>(Map.of(
            "messageId", m -> Long.toString(m.messageId()),
            "key", Outgoing::key,
            "channel", Outgoing::channel,
            "address", Outgoing::address,
            "name", Outgoing::name,
            "subject", Outgoing::subject,
            "text", Outgoing::text,
            "html", Outgoing::html,
            "callbackUrl", Outgoing::callbackUrl));

    private final List<Function<Outgoing, String>> parts = new ArrayList<>();

    /**
     * @param text     with places
     * @param settings parameter name to value, asked once per place, now; null for none
     * @param escape   makes any text harmless in this format
     */
    Template(String text, UnaryOperator<String> settings, UnaryOperator<String> escape) {
        Matcher place = PLACE.matcher(text);
        int from = 0;
        while (place.find()) {
            literal(text.substring(from, place.start()));
            place(place.group(1), place.group(2), settings, escape);
            from = place.end();
        }
        literal(text.substring(from));
    }

    /** Whether a place of this name is filled from the message. */
    public static boolean isMessageField(String name) {
        return FIELDS.containsKey(name) || name.startsWith(HEADER);
    }

    /** The names that are filled from the message. */
    public static Set<String> messageFields() {
        return FIELDS.keySet();
    }

    /** The text for this message; a missing value leaves its place empty. */
    String fill(Outgoing message) {
        StringBuilder filled = new StringBuilder(512);
        parts.forEach(part -> filled.append(part.apply(message)));
        return filled.toString();
    }

    private void literal(String text) {
        if (!text.isEmpty()) {
            parts.add(message -> text);
        }
    }

    private void place(String name, String filters, UnaryOperator<String> settings, UnaryOperator<String> escape) {
        UnaryOperator<String> finish = value -> escape.apply(Filter.chain(filters, value == null ? "" : value));
        if (isMessageField(name)) {
            Function<Outgoing, String> field = field(name);
            parts.add(message -> finish.apply(field.apply(message)));
        } else {
            literal(finish.apply(settings.apply(name)));
        }
    }

    private static Function<Outgoing, String> field(String name) {
        return name.startsWith(HEADER) ? m -> m.headers().get(name.substring(HEADER.length())) : FIELDS.get(name);
    }
}
