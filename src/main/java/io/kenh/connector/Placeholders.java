package io.kenh.connector;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills the {@code {{…}}} placeholders of fixtures and simulations: {@code {{request.body.Phone}}},
 * {@code {{answer.body.SMSID}}}, {@code {{id}}}, {@code {{now}}}.
 */
public final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([\\w.-]+)\\s*}}");

    private Placeholders() {
    }

    /**
     * @param text   may be null
     * @param values name between the braces to value; a null value fills in nothing
     */
    public static String fill(String text, UnaryOperator<String> values) {
        if (text == null || !text.contains("{{")) {
            return text;
        }
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            String value = values.apply(found.group(1));
            return value == null ? "" : Matcher.quoteReplacement(value);
        });
    }
}
