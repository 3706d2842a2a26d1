package io.kenh.console.builder;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The name people know a place of the form by: {@code actions.1.to} is "Action 2, To". */
@Component
class PlaceName {

    private final MessageSource messages;

    PlaceName(MessageSource messages) {
        this.messages = messages;
    }

    public String of(String place) {
        String[] parts = place.split("\\.");
        String whole = text("builder.place." + parts[0], parts[0]);
        if (parts.length == 1 || !parts[1].matches("\\d{1,4}")) {
            return parts.length == 1 ? whole : whole + ", " + text(parts[0] + ".setting." + parts[1], parts[1]);
        }
        String row = text("builder.place." + parts[0] + ".row", whole) + " " + (Integer.parseInt(parts[1]) + 1);
        return parts.length == 2 ? row : row + ", " + text("action.setting." + parts[2], parts[2]);
    }

    private String text(String key, String otherwise) {
        return messages.getMessage(key, null, otherwise, LocaleContextHolder.getLocale());
    }
}
