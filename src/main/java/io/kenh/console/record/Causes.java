package io.kenh.console.record;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who or what brought something about, as people read it. Templates call it {@code @causes}. */
@Component
public class Causes {

    /** @param path where to look at it; null when there is nothing to see */
    public record Origin(String who, String path) { }

    private final Texts texts;
    private final JdbcClient db;

    Causes(Texts texts, JdbcClient db) {
        this.texts = texts;
        this.db = db;
    }

    /** @param cause as it is stored, such as {@code staff:1} or {@code event:8}; one of an unknown form is shown as it is */
    public Origin of(String cause) {
        String[] parts = cause.split("[:/]");
        Long number = parts.length > 1 && parts[1].matches("[0-9]{1,18}") ? Long.valueOf(parts[1]) : null;
        return new Origin(who(parts[0], number, cause), path(parts[0], number));
    }

    private String who(String kind, Long number, String cause) {
        String rest = cause.substring(cause.indexOf(':') + 1);
        return switch (kind) {
            case "staff" -> named("select name from staff where id = ?", number, cause);
            case "automation" -> texts.message("changes.automation", named("select name from automation where id = ?", number, cause));
            case "event" -> texts.message("event.title", rest);
            case "api" -> texts.message("changes.api", rest);
            default -> cause;
        };
    }

    private static String path(String kind, Long number) {
        return number == null ? null : switch (kind) {
            case "automation" -> "/automations/" + number;
            case "event" -> "/events/" + number;
            default -> null;
        };
    }

    private String named(String sql, Long id, String otherwise) {
        return id == null ? otherwise : db.sql(sql).param(id).query(String.class).optional().orElse(otherwise);
    }
}
