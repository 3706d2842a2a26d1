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
 * connection, and filters: <code>${address|local}</code>; <code>${text|unicode?8:@plain}</code> is one of two,
 * a literal or after an at sign another value.
 * Every value is escaped for the format, so that no value can break out of its place.
 */
public final class Template {

    private static final Pattern PLACE = Pattern.compile("\\$\\{([\\w.-]+)((?:\\|\\w+)*)(?:\\?([^:}]*):([^}]*))?}");
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

    private final List<Function<Call, String>> parts = new ArrayList<>();

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
            place(place, settings, escape);
            from = place.end();
        }
        literal(text.substring(from));
    }

    /** Whether a place of this name is filled from the message. */
    public static boolean isMessageField(String name) {
        return FIELDS.containsKey(name) || Call.PRESENT.contains(name) || name.startsWith(HEADER);
    }

    /** The names that are filled from the message. */
    public static Set<String> messageFields() {
        return FIELDS.keySet();
    }

    /** The text for this call; a missing value leaves its place empty. */
    String fill(Call call) {
        StringBuilder filled = new StringBuilder(512);
        parts.forEach(part -> filled.append(part.apply(call)));
        return filled.toString();
    }

    /** Whether a value stands for yes: blank, {@code 0} and {@code false} are no. */
    static boolean isYes(String value) {
        return !value.isBlank() && !"0".equals(value) && !"false".equals(value);
    }

    private void literal(String text) {
        if (!text.isEmpty()) {
            parts.add(call -> text);
        }
    }

    private void place(Matcher place, UnaryOperator<String> settings, UnaryOperator<String> escape) {
        Function<Call, String> value = value(place.group(1), settings);
        String filters = place.group(2);
        UnaryOperator<String> filter = text -> Filter.chain(filters, text == null ? "" : text);
        if (place.group(3) == null) {
            UnaryOperator<String> last = filters.endsWith("|object") ? UnaryOperator.identity() : escape;
            parts.add(call -> last.apply(filter.apply(value.apply(call))));
            return;
        }
        Function<Call, String> yes = choice(place.group(3), settings, escape);
        Function<Call, String> no = choice(place.group(4), settings, escape);
        parts.add(call -> isYes(filter.apply(value.apply(call))) ? yes.apply(call) : no.apply(call));
    }

    /** A literal, or after an at sign the name of another value. */
    private static Function<Call, String> choice(String text, UnaryOperator<String> settings, UnaryOperator<String> escape) {
        if (!text.startsWith("@")) {
            return call -> text;
        }
        Function<Call, String> value = value(text.substring(1), settings);
        return call -> {
            String found = value.apply(call);
            return escape.apply(found == null ? "" : found);
        };
    }

    /** Settings are asked for once, now. A value of the present call goes before a parameter of the same name. */
    private static Function<Call, String> value(String name, UnaryOperator<String> settings) {
        if (FIELDS.containsKey(name)) {
            return call -> FIELDS.get(name).apply(call.message());
        }
        if (name.startsWith(HEADER)) {
            return call -> call.message().headers().get(name.substring(HEADER.length()));
        }
        String parameter = settings.apply(name);
        return Call.PRESENT.contains(name) ? call -> call.present().getOrDefault(name, parameter) : call -> parameter;
    }
}
