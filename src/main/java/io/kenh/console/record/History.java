package io.kenh.console.record;

import io.kenh.console.Page;
import io.kenh.crm.ChangeLog;
import io.kenh.crm.RecordType;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The log of a record's changes as people read it. */
@Component("consoleRecordHistory")
public class History {

    /** One field of a change, both values as text; "–" for an empty one. */
    public record Field(String label, String before, String after) { }

    /** One change; {@code path} leads to what caused it, or is null. */
    public record Step(long id, String kind, String who, String path, Instant at, List<Field> fields) { }

    private final ChangeLog log;
    private final Texts texts;
    private final JdbcClient db;

    History(ChangeLog log, Texts texts, JdbcClient db) {
        this.log = log;
        this.texts = texts;
        this.db = db;
    }

    /** @param before id of the last change of the page before; null for the newest */
    public Page<Step> of(Kind kind, long id, Long before) {
        List<Step> steps = log.of(kind.type(), id, before == null ? Long.MAX_VALUE : before, Page.FETCH).stream()
                .map(entry -> step(kind.type(), entry)).toList();
        return Page.of(steps, Step::id);
    }

    private Step step(RecordType type, ChangeLog.Entry entry) {
        List<Field> fields = entry.fields().stream()
                .map(f -> new Field(texts.label(type, f.field()), texts.value(type, f.field(), f.before()), texts.value(type, f.field(), f.after()))).toList();
        String[] cause = entry.cause().split("[:/]");
        Long number = cause.length > 1 && cause[1].matches("[0-9]{1,18}") ? Long.valueOf(cause[1]) : null;
        return new Step(entry.id(), entry.kind(), who(cause, number, entry.cause()), path(cause[0], number), entry.at(), fields);
    }

    private String who(String[] cause, Long number, String whole) {
        return switch (cause[0]) {
            case "staff" -> named("select name from staff where id = ?", number, whole);
            case "automation" -> texts.message("changes.automation", named("select name from automation where id = ?", number, whole));
            case "event" -> texts.message("event.title", whole.substring(whole.indexOf(':') + 1));
            case "api" -> texts.message("changes.api", whole.substring(whole.indexOf(':') + 1));
            default -> whole;
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
