package io.kenh.console.record;

import io.kenh.console.Page;
import io.kenh.crm.ChangeLog;
import io.kenh.crm.RecordType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    private final Causes causes;

    History(ChangeLog log, Texts texts, Causes causes) {
        this.log = log;
        this.texts = texts;
        this.causes = causes;
    }

    /** @param before id of the last change of the page before; null for the newest */
    public Page<Step> of(Kind kind, long id, Long before) {
        List<Step> steps = log.of(kind.type(), id, before == null ? Long.MAX_VALUE : before, Page.FETCH).stream()
                .map(entry -> step(kind.type(), entry)).toList();
        return Page.of(steps, Step::id);
    }

    private Step step(RecordType type, ChangeLog.Entry entry) {
        Causes.Origin origin = causes.of(entry.cause());
        return new Step(entry.id(), entry.kind(), origin.who(), origin.path(), entry.at(), read(type, entry.fields()));
    }

    /** What a change did to the fields, for reading. */
    public List<Field> fields(RecordType type, Map<String, Object> before, Map<String, Object> record) {
        return read(type, ChangeLog.fields(before, record));
    }

    private List<Field> read(RecordType type, List<ChangeLog.FieldChange> fields) {
        return fields.stream().map(f -> new Field(texts.label(type, f.field()), texts.value(type, f.field(), f.before()), texts.value(type, f.field(), f.after()))).toList();
    }
}
