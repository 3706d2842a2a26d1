package io.kenh.automation;

import io.kenh.automation.Explanation.Choice;
import io.kenh.automation.Explanation.Did;
import io.kenh.automation.Explanation.Seen;
import io.kenh.automation.Explanation.Verdict;
import io.kenh.condition.Any;
import io.kenh.condition.Condition;
import io.kenh.condition.Conditions;
import io.kenh.condition.Facts;
import io.kenh.condition.Moment;
import io.kenh.crm.RecordFields;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Change;
import io.kenh.event.Changes;
import io.kenh.platform.Json;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers why and why not, from what was written down and by asking the same conditions again. */
@Component
public class Explanations {

    private static final int CHOICES = 20;

    private final Automations automations;
    private final Versions versions;
    private final Changes changes;
    private final Records records;
    private final RecordFields fields;
    private final RunTraces traces;
    private final JdbcClient db;
    private final Clock clock;

    Explanations(Automations automations, Versions versions, Changes changes, Records records, RecordFields fields, RunTraces traces, JdbcClient db,
                 Clock clock) {
        this.automations = automations;
        this.versions = versions;
        this.changes = changes;
        this.records = records;
        this.fields = fields;
        this.traces = traces;
        this.db = db;
        this.clock = clock;
    }

    /**
     * Why, or why not.
     *
     * @param changeId which of the record's changes; null for the last one the automation ran on or would have woken at, else its last
     * @throws NoSuchElementException when there is no such automation, record or change
     */
    public Explanation why(long automation, String object, long id, Long changeId) {
        Automation present = automations.find(automation).orElseThrow(() -> new NoSuchElementException("there is no automation " + automation));
        RecordType type = RecordType.of(object);
        Map<String, Object> record = records.find(type, id).orElseThrow(() -> new NoSuchElementException("there is no %s %d".formatted(object, id)));
        List<Change> last = changes.of(object, id, CHOICES);
        Set<Long> ran = traces.ran(automation, last);
        Optional<Change> change = changeId == null ? chosen(present, last, ran) : Optional.of(of(object, id, changeId));
        List<Choice> others = last.stream().map(c -> new Choice(c.id(), c.kind(), c.at(), c.cause(), ran.contains(c.id()), c.before())).toList();
        return change.map(c -> atChange(present, c, others)).orElseGet(() -> now(present, object, id, record, others));
    }

    /** Each clause of a definition, which need not be saved, on a record as it is now; clauses about changes do not hold then. */
    public Explanation look(Definition definition, String object, long id) {
        Map<String, Object> record = records.find(RecordType.of(object), id).orElseThrow(() -> new NoSuchElementException("there is no %s %d".formatted(object, id)));
        return now(new Automation(0, definition.name(), "draft", 0, definition), object, id, record, List.of());
    }

    private Change of(String object, long id, long changeId) {
        return changes.load(List.of(changeId)).stream().filter(c -> c.object().equals(object) && c.objectId() == id).findFirst()
                .orElseThrow(() -> new NoSuchElementException("there is no change %d of %s %d".formatted(changeId, object, id)));
    }

    private Optional<Change> chosen(Automation automation, List<Change> last, Set<Long> ran) {
        return last.stream().filter(c -> ran.contains(c.id())).findFirst()
                .or(() -> last.stream().filter(c -> wakes(automation, automation.definition(), c)).findFirst()).or(() -> last.stream().findFirst());
    }

    private Explanation atChange(Automation present, Change logged, List<Choice> others) {
        Change change = whole(logged);
        Optional<RunTraces.Trace> run = traces.of(present.id(), change.id());
        Optional<Versions.Version> version = run.isPresent() ? versions.find(present.id(), run.get().version()) : versions.at(present.id(), change.at());
        Definition definition = version.map(Versions.Version::definition).orElse(present.definition());
        String state = versions.stateAt(present.id(), change.at()).orElse("draft");
        boolean wakes = wakes(present, definition, change);
        Look look = look(definition, change.object(), new ChangeFacts(change), new Moment(change.at(), clock.getZone()));
        return explanation(present, change.object(), change.objectId(), verdict(definition, change, run.isPresent(), state, wakes, look.matches()), change,
                version.map(Versions.Version::version).orElse(present.version()), state, definition, wakes, look,
                run.map(RunTraces.Trace::did).orElse(List.of()), others);
    }

    /** What touched no field has no record in the log; it met the one that the change before had left. */
    private Change whole(Change logged) {
        if (!logged.record().isEmpty()) {
            return logged;
        }
        Map<String, Object> record = db.sql("""
                select record::text from change where object = ? and object_id = ? and id <= ? and record <> '{}' order by id desc limit 1""")
                .params(logged.object(), logged.objectId(), logged.id()).query(String.class).optional().map(Json::map)
                .orElseGet(() -> records.find(RecordType.of(logged.object()), logged.objectId()).orElse(Map.of()));
        return logged.with(record);
    }

    private Explanation now(Automation automation, String object, long id, Map<String, Object> record, List<Choice> others) {
        Look look = look(automation.definition(), object, field -> ChangeFacts.read(record, field), Moment.of(clock));
        Verdict verdict = !automation.definition().object().equals(object) ? Verdict.OTHER_OBJECT
                : automation.id() != 0 ? Verdict.NO_CHANGE : look.matches() ? Verdict.WOULD_RUN : Verdict.NOT_MET;
        return explanation(automation, object, id, verdict, null, automation.version(), automation.state(), automation.definition(), false, look, List.of(), others);
    }

    private Explanation explanation(Automation automation, String object, long id, Verdict verdict, Change change, int version, String state,
                                    Definition definition, boolean wakes, Look look, List<Did> actions, List<Choice> others) {
        return new Explanation(automation.id(), automation.name(), object, id, verdict, change == null ? null : change.id(), change == null ? null : change.kind(),
                change == null ? clock.instant() : change.at(), version, state, String.valueOf(definition.trigger()), wakes, look.matches(),
                look.filter(), look.conditions(), definition.conditions() instanceof Any, actions, automations.faults(definition), others);
    }

    private Verdict verdict(Definition definition, Change change, boolean ran, String state, boolean wakes, boolean matches) {
        if (ran || !definition.object().equals(change.object())) {
            return ran ? Verdict.RAN : Verdict.OTHER_OBJECT;
        } else if (isThere("select 1 from change_queue where slot = slot_of(?) and id = ?", change)) {
            return Verdict.WAITING;
        } else if (isThere("select 1 from parked where line = 'change' and lane = ? and ref = ?", change)) {
            return Verdict.PARKED;
        }
        return !state.equals("active") ? Verdict.NOT_ACTIVE : !wakes ? Verdict.OTHER_TRIGGER : !matches ? Verdict.NOT_MET : Verdict.WOULD_RUN;
    }

    private boolean isThere(String sql, Change change) {
        return !db.sql(sql).params(change.lane(), change.id()).query().listOfRows().isEmpty();
    }

    private record Look(boolean matches, List<Seen> filter, List<Seen> conditions) { }

    private Look look(Definition definition, String object, Facts facts, Moment moment) {
        if (!definition.object().equals(object)) {
            return new Look(false, List.of(), List.of());
        }
        return new Look(definition.whole().stream().allMatch(condition -> holds(condition, object, facts, moment)),
                seen(definition.filter(), object, facts, moment), seen(definition.conditions(), object, facts, moment));
    }

    private boolean holds(Condition condition, String object, Facts facts, Moment moment) {
        return condition == null || Conditions.check(condition, fields.of(RecordType.of(object))).isEmpty()
                && Conditions.compile(condition, fields.of(RecordType.of(object))).matches(facts, moment);
    }

    /** A clause that cannot be asked, such as one over a field that is gone, does not hold; the others are asked all the same. */
    private List<Seen> seen(Condition condition, String object, Facts facts, Moment moment) {
        return condition == null ? List.of() : condition.clauses().stream().map(clause -> {
            boolean holds = holds(clause, object, facts, moment);
            Object value = facts.get(clause.field());
            return new Seen(clause.field(), clause.operator(), clause.value(), value, facts.changed(clause.field()) ? facts.before(clause.field()) : null, holds);
        }).toList();
    }

    private boolean wakes(Automation automation, Definition definition, Change change) {
        try {
            return change.kind().equals(Change.DUE) ? change.detail().get("automation") instanceof Number id && id.longValue() == automation.id()
                    : Triggers.wakes(definition.trigger(), change, fields.of(RecordType.of(change.object())), clock.getZone());
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }
}
