package io.kenh.api;

import io.kenh.api.operation.Call;
import io.kenh.api.operation.Operation;
import io.kenh.api.operation.Section;
import io.kenh.api.problem.Kind;
import io.kenh.api.problem.Problem;
import io.kenh.api.table.Field;
import io.kenh.api.table.FieldType;
import io.kenh.api.table.Page;
import io.kenh.api.table.Shape;
import io.kenh.sync.Checkpoint;
import io.kenh.sync.InvalidMapping;
import io.kenh.sync.SyncStatus;
import io.kenh.sync.Syncs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** What is kept in step with external CRMs. */
@Component
class SyncSection implements Section {

    private static final Field MAPPING = Field.text("mapping", "YAML: object, record, fields and who owns them.").must().most(100_000)
            .like("object: contact\nmatch: [email]\nfields:\n  name: name\n  email: email\n");
    private static final Shape NEW = Shape.of("NewSync", Field.id("connectionId", "The CRM.").must(), MAPPING);
    private static final Shape CHANGED = Shape.of("SyncMapping", MAPPING);
    private static final Shape SYNC = Shape.of("Sync", Field.id("id", "Of the sync."), Field.id("connectionId", "The CRM."), Field.text("object", "As the CRM calls it.").like("contact"),
            Field.text("record", "Our kind of record.").like("contact"), Field.text("state", "active or paused.").like("active"), MAPPING,
            Field.of(FieldType.INTEGER, "links", "Records that have a row."), Field.of(FieldType.INTEGER, "waiting", "Records that the CRM has yet to hear of."),
            Field.of(FieldType.INTEGER, "refused", "Records that it refused."), Field.of(FieldType.INTEGER, "conflicts", "Matters that wait for a person."),
            Field.of(FieldType.INTEGER, "rows", "Rows read."), Field.of(FieldType.INTEGER, "made", "Records made."), Field.of(FieldType.INTEGER, "changed", "Records changed."),
            Field.of(FieldType.INTEGER, "told", "Rows made or changed in the CRM."), Field.time("newest", "Latest change seen, by the CRM's clock."),
            Field.time("loaded", "When the first load was whole; null before."), Field.time("looked", "End of the last whole look."),
            Field.text("error", "What went wrong last; null while all is well."), Field.time("errorAt", "When."));
    private static final Shape CONFLICT = Shape.of("SyncConflict", Field.id("id", "Of the matter."), Field.text("externalId", "Of the row."), Field.id("recordId", "Of the record, or null."),
            Field.text("field", "Ours; empty where it is about the whole."), Field.text("kind", "field, double, value, refused or lost.").like("field"),
            Field.of(FieldType.ANY, "ours", "Our value."), Field.of(FieldType.ANY, "theirs", "The CRM's value."), Field.text("note", "A sentence."),
            Field.text("winner", "ours, theirs or seen; null while it is open."), Field.time("at", "When it was found."), Field.text("settledBy", "Who decided; null for a rule."));
    private static final Shape SETTLED = Shape.of("SyncDecision", Field.text("winner", "ours or theirs for a field, else seen.").must().oneOf("ours", "theirs", "seen"));
    private static final Shape LINE = Shape.of("SyncShadowLine", Field.text("action", "make, join, change, tell, row, double, decide or lose.").like("make"), Field.text("externalId", "Of the row."),
            Field.id("recordId", "Of the record; null for one that would be made."), Field.of(FieldType.OBJECT, "ours", "Field → value the record would take."),
            Field.of(FieldType.OBJECT, "theirs", "Field → value the row would take."));
    private static final Shape SHADOW = Shape.of("SyncShadow", Field.of(FieldType.INTEGER, "rows", "Rows looked at."), Field.of(FieldType.BOOLEAN, "whole", "Whether these were all."),
            Field.of(FieldType.OBJECT, "counts", "Action → how often."), Field.of(FieldType.ITEMS, "lines", "The first of them.").holding(LINE));

    private final Syncs syncs;

    SyncSection(Syncs syncs) {
        this.syncs = syncs;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.get("/syncs", "listSync", "What is kept in step, and how far it has come", SYNC, call -> new Page<>(syncs.all().stream().map(SyncSection::shown).toList(), null)).asList(),
                Operation.get("/syncs/{id}", "getSync", "One sync", SYNC, call -> there(() -> shown(syncs.get(call.id())))),
                Operation.create("/syncs", "createSync", "Keep an object of a CRM in step; it waits until it is resumed", NEW, SYNC,
                        call -> there(() -> shown(syncs.get(valid(() -> syncs.create((Long) call.body().get("connectionId"), call.text("mapping"))))))),
                Operation.put("/syncs/{id}/mapping", "putSyncMapping", "Replace the mapping; the CRM is looked at from the beginning then", CHANGED, SYNC, this::change),
                verb("pause", "pauseSync", "Stop between two steps; changes are kept in mind", syncs::pause),
                verb("resume", "resumeSync", "Read and tell from now on", syncs::resume),
                verb("redrive", "redriveSync", "Tell again what the CRM has refused", syncs::redrive),
                Operation.verb("/syncs/{id}/shadow", "shadowSync", "What the sync would do if it began now; nothing is written on either side", null, SHADOW, this::shadow),
                Operation.delete("/syncs/{id}", "deleteSync", "Forget what belongs to what; records and rows stay", this::delete),
                Operation.get("/syncs/{id}/conflicts", "listSyncConflict", "What a person should know or decide, newest first", CONFLICT,
                        call -> there(() -> new Page<>(syncs.conflicts(call.id(), false), null))).asList(),
                new Operation(HttpMethod.POST, "/sync-conflicts/{id}/settle", "settleSyncConflict", "Decide", Operation.Access.ADMIN, List.of(), SETTLED, null, false, 204,
                        false, Operation.Form.JSON, this::settle));
    }

    private Operation verb(String verb, String id, String summary, LongConsumer work) {
        return Operation.verb("/syncs/{id}/" + verb, id, summary, null, SYNC, call -> there(() -> {
            work.accept(call.id());
            return shown(syncs.get(call.id()));
        }));
    }

    private Object change(Call call) {
        return there(() -> {
            valid(() -> {
                syncs.change(call.id(), call.text("mapping"));
                return null;
            });
            return shown(syncs.get(call.id()));
        });
    }

    private Object shadow(Call call) {
        try {
            return there(() -> valid(() -> syncs.shadow(call.id())));
        } catch (IllegalStateException unanswered) {
            throw Problem.of(Kind.CONFLICT, "The CRM did not answer as wanted: " + unanswered.getMessage());
        }
    }

    private Object delete(Call call) {
        return there(() -> {
            syncs.delete(call.id());
            return null;
        });
    }

    private Object settle(Call call) {
        boolean done = there(() -> FaultTexts.orRaise(() -> syncs.settle(call.id(), call.text("winner"), call.caller().cause().text())));
        if (!done) {
            throw Problem.of(Kind.CONFLICT, "Somebody has decided this before.");
        }
        return null;
    }

    private static Map<String, Object> shown(SyncStatus status) {
        Checkpoint at = status.checkpoint();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", status.sync().id());
        shown.put("connectionId", status.sync().connectionId());
        shown.put("object", status.sync().object());
        shown.put("record", status.sync().record());
        shown.put("state", status.sync().state());
        shown.put("mapping", status.sync().mapping());
        shown.put("links", status.links());
        shown.put("waiting", status.waiting());
        shown.put("refused", status.refused());
        shown.put("conflicts", status.conflicts());
        shown.put("rows", at.rows());
        shown.put("made", at.made());
        shown.put("changed", at.changed());
        shown.put("told", at.told());
        shown.put("newest", at.newest());
        shown.put("loaded", at.loaded());
        shown.put("looked", at.looked());
        shown.put("error", at.error());
        shown.put("errorAt", at.errorAt());
        return shown;
    }

    private static <T> T valid(Supplier<T> work) {
        try {
            return work.get();
        } catch (InvalidMapping invalid) {
            FaultTexts.raise(invalid.faults());
            throw invalid;
        }
    }

    private static <T> T there(Supplier<T> work) {
        try {
            return work.get();
        } catch (NoSuchElementException none) {
            throw Problem.notFound(String.valueOf(none.getMessage()));
        }
    }
}
