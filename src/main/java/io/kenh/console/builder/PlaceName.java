package io.kenh.console.builder;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The name people know a place of the form by: {@code actions.1.to} is "Action 2, To", {@code filter.1.0} "Filter condition 2.1". */
@Component
class PlaceName {

    private static final Pattern ROW = Pattern.compile("\\d{1,4}");

    private final MessageSource messages;

    PlaceName(MessageSource messages) {
        this.messages = messages;
    }

    public String of(String place) {
        String[] parts = place.split("\\.");
        String whole = text("builder.place." + parts[0], parts[0]);
        if (parts.length == 1 || !ROW.matcher(parts[1]).matches()) {
            return parts.length == 1 ? whole : whole + ", " + text(parts[0] + ".setting." + parts[1], parts[1]);
        }
        List<String> rows = Arrays.stream(parts).skip(1).takeWhile(ROW.asMatchPredicate()).map(row -> String.valueOf(Integer.parseInt(row) + 1)).toList();
        String row = text("builder.place." + parts[0] + ".row", whole) + " " + String.join(".", rows);
        return parts.length == rows.size() + 1 ? row : row + ", " + text("action.setting." + parts[rows.size() + 1], parts[rows.size() + 1]);
    }

    private String text(String key, String otherwise) {
        return messages.getMessage(key, null, otherwise, LocaleContextHolder.getLocale());
    }
}
