package io.kenh.console.builder;

import io.kenh.automation.SendTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When an action is done, as it stands in the form.
 *
 * @param mode   {@code now}, {@code after}, {@code at} or {@code date}
 * @param count  how many of {@code unit}
 * @param unit   m, h, d or w; a length of several units stands here as a whole, and count is then empty
 * @param date   a date field
 * @param days   from that date
 * @param side   {@code before}, {@code on} or {@code after} that date
 * @param yearly true, false or empty for what the field itself suggests
 */
record WhenDraft(String mode, String count, String unit, String at, String date, String days, String side, String yearly) {

    static final WhenDraft NOW = new WhenDraft("now", "", "h", "", "", "", "on", "");
    private static final Pattern PLAIN = Pattern.compile("(\\d+)([mhdw])");

    static WhenDraft of(SendTime when) {
        if (when == null) {
            return NOW;
        }
        String mode = when.date() != null ? "date" : when.after() != null ? "after" : "at";
        Matcher plain = PLAIN.matcher(or(when.after(), ""));
        boolean simple = plain.matches();
        int days = when.days() == null ? 0 : when.days();
        return new WhenDraft(mode, simple ? plain.group(1) : "", simple ? plain.group(2) : or(when.after(), "h"), or(when.at(), ""), or(when.date(), ""),
                days == 0 ? "" : String.valueOf(Math.abs(days)), days < 0 ? "before" : days > 0 ? "after" : "on",
                when.yearly() == null ? "" : when.yearly().toString());
    }

    static WhenDraft read(Params params) {
        return new WhenDraft(or(params.word("mode"), "now"), or(params.word("count"), ""), or(params.word("unit"), "h"), or(params.word("at"), ""),
                or(params.word("date"), ""), or(params.word("days"), ""), or(params.word("side"), "on"), or(params.word("yearly"), ""));
    }

    /** Null for at once. */
    SendTime time() {
        return switch (mode) {
            case "after" -> new SendTime(unit.length() == 1 ? or(count, "0") + unit : unit, blank(at), null, null, null);
            case "at" -> new SendTime(null, at, null, null, null);
            case "date" -> new SendTime(null, blank(at), date, shift(), yearly.isEmpty() ? null : Boolean.valueOf(yearly));
            default -> null;
        };
    }

    private Integer shift() {
        if (side.equals("on") || days.isEmpty()) {
            return null;
        }
        int many = days.matches("\\d{1,6}") ? Integer.parseInt(days) : Integer.MAX_VALUE;
        return side.equals("before") ? -many : many;
    }

    private static String blank(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String or(String text, String otherwise) {
        return text == null || text.isEmpty() ? otherwise : text;
    }
}
