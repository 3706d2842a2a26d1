package io.kenh.api;

import io.kenh.api.operation.Call;
import io.kenh.api.operation.Operation;
import io.kenh.api.operation.Section;
import io.kenh.api.problem.Problem;
import io.kenh.api.table.Field;
import io.kenh.api.table.FieldType;
import io.kenh.api.table.Shape;
import io.kenh.automation.Automations;
import io.kenh.automation.Definition;
import io.kenh.automation.Replay.Difference;
import io.kenh.automation.Replays;
import io.kenh.automation.Versions;
import io.kenh.platform.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What automations were, who changed them, and what a draft would have done in the past. */
@Component
class AutomationHistorySection implements Section {

    private static final Field BY = Field.text("author", "Who, as in the log of changes.").like("staff:3");

    private static final Shape VERSION = Shape.of("AutomationVersion", Field.of(FieldType.INTEGER, "version", "Its number.").like(3), BY,
            Field.time("at", "When it was made."), Field.of(FieldType.OBJECT, "definition", "The whole of it."));
    private static final Shape ENTRY = Shape.of("AutomationLogEntry", Field.time("at", "When."), BY,
            Field.text("what", "created, changed, restored, activated or paused.").like("activated"),
            Field.of(FieldType.INTEGER, "version", "The version then."), Field.text("note", "More about it."));
    private static final Shape DIFFERENCE = Shape.of("VersionDifference", Field.text("place", "Where.").like("actions[0].with.text"),
            Field.of(FieldType.ANY, "before", "What stands there in the one."), Field.of(FieldType.ANY, "after", "And in the other."));
    private static final Shape RESTORE = Shape.of("RestoreVersion", Field.of(FieldType.INTEGER, "version", "The old version that becomes the newest.").must().like(2));

    private static final Shape NEW_REPLAY = Shape.of("NewReplay",
            Field.of(FieldType.OBJECT, "draft", "The definition to try; the automation's present one when left out."),
            Field.id("automation", "Whose runs it is compared with.").like(12),
            Field.time("from", "First moment of the span.").must(), Field.time("to", "Its end; now when left out."));
    private static final Shape REPLAY = Shape.of("Replay", Fields.ID.field(), Field.id("automationId", "Whose runs it is compared with."),
            Field.text("name", "Of the draft."), Field.time("from", "First moment of the span."), Field.time("to", "Its end."),
            Field.text("state", "running, done, failed or stopped.").like("done"), Field.text("trouble", "Why it failed."),
            Field.of(FieldType.INTEGER, "total", "Changes in the span."), Field.of(FieldType.INTEGER, "looked", "Of them looked at."), Field.of(FieldType.INTEGER, "same", "Both did the same."),
            Field.of(FieldType.INTEGER, "more", "The draft acts, nothing ran."), Field.of(FieldType.INTEGER, "less", "Something ran, the draft does nothing."), Field.of(FieldType.INTEGER, "other", "Both act, not alike."),
            BY, Field.time("started", "When it began."), Field.time("ended", "When it ended."));
    private static final Shape REPLAY_DIFFERENCE = Shape.of("ReplayDifference", Fields.ID.field(), Field.text("kind", "more, less or other.").like("more"),
            Field.id("changeId", "The change."), Field.text("object", "Kind of record.").like("lead"), Field.id("objectId", "Id of the record."),
            Field.time("at", "When it changed."), Field.of(FieldType.ITEMS, "ran", "What each action did then."),
            Field.of(FieldType.ITEMS, "would", "What each action of the draft would have done."));

    private static final int PAGE = 100;

    private final Automations automations;
    private final Versions versions;
    private final Replays replays;

    AutomationHistorySection(Automations automations, Versions versions, Replays replays) {
        this.automations = automations;
        this.versions = versions;
        this.replays = replays;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.get("/automations/{id}/versions", "listAutomationVersions", "Every version with author and time, newest first", VERSION,
                        call -> page(versions.of(known(call)))).asList(),
                Operation.get("/automations/{id}/log", "listAutomationLog", "Who made, changed, activated and paused it, newest first", ENTRY,
                        call -> page(versions.log(known(call)))).asList(),
                Operation.get("/automations/{id}/compare", "compareAutomationVersions", "What differs between two versions", DIFFERENCE, this::compare)
                        .taking(List.of(Field.of(FieldType.INTEGER, "from", "One version.").like(1), Field.of(FieldType.INTEGER, "to", "The other; the present one when left out.").like(2))).asList(),
                Operation.verb("/automations/{id}/restore", "restoreAutomation", "Make an old version the newest", RESTORE, VERSION, this::restore),
                Operation.verb("/replays", "startReplay", "Hold past changes against a draft; nothing is sent", NEW_REPLAY, REPLAY, this::start).orYaml(),
                Operation.get("/replays/{id}", "getReplay", "How far a replay has come, counts first", REPLAY, call -> replay(call.id())),
                Operation.get("/replays/{id}/differences", "listReplayDifferences", "Where the draft would have done otherwise, record by record", REPLAY_DIFFERENCE, this::differences)
                        .taking(List.of(Field.text("kind", "Only these.").oneOf("more", "less", "other"), Field.id("after", "The last id of the page before."))).asList(),
                Operation.verb("/replays/{id}/stop", "stopReplay", "End it; what it has found stays", null, REPLAY, this::stop));
    }

    private long known(Call call) {
        automations.find(call.id()).orElseThrow(() -> Problem.notFound("automation " + call.id()));
        return call.id();
    }

    private Object compare(Call call) {
        int present = automations.find(known(call)).orElseThrow().version();
        int from = ((Number) call.parameters().getOrDefault("from", Math.max(1, present - 1))).intValue();
        int to = ((Number) call.parameters().getOrDefault("to", present)).intValue();
        return SimulationSection.refusing(() -> page(versions.compare(call.id(), from, to)));
    }

    private Object restore(Call call) {
        int old = ((Number) call.body().get("version")).intValue();
        long id = known(call);
        return SimulationSection.refusing(() -> versions.find(id, versions.restore(id, old, call.caller().cause().text())).orElseThrow());
    }

    private Object start(Call call) {
        Long automation = (Long) call.body().get("automation");
        return SimulationSection.refusing(() -> {
            Definition draft = call.body().get("draft") == null ? automations.find(automation == null ? 0 : automation)
                    .orElseThrow(() -> new IllegalArgumentException("draft: found nothing, wanted a definition or an automation's id")).definition()
                    : Json.read(Json.write(call.body().get("draft")), Definition.class);
            Instant to = (Instant) call.body().get("to");
            return replay(replays.start(draft, automation, (Instant) call.body().get("from"), to, call.caller().cause().text()));
        });
    }

    private Object replay(long id) {
        return replays.find(id).orElseThrow(() -> Problem.notFound("replay " + id));
    }

    private Object stop(Call call) {
        replay(call.id());
        replays.stop(call.id());
        return replay(call.id());
    }

    private Object differences(Call call) {
        replay(call.id());
        List<Difference> items = replays.differences(call.id(), (String) call.parameters().get("kind"),
                (Long) call.parameters().get("after"), PAGE);
        Map<String, Object> page = page(items);
        page.put("next", items.size() < PAGE ? null : String.valueOf(items.get(PAGE - 1).id()));
        return page;
    }

    private static Map<String, Object> page(List<?> items) {
        Map<String, Object> page = new HashMap<>();
        page.put("items", items);
        page.put("next", null);
        return page;
    }
}
