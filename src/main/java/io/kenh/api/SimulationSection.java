package io.kenh.api;

import io.kenh.api.operation.Call;
import io.kenh.api.operation.Operation;
import io.kenh.api.operation.Section;
import io.kenh.api.problem.Fault;
import io.kenh.api.problem.Kind;
import io.kenh.api.problem.Problem;
import io.kenh.api.table.Field;
import io.kenh.api.table.FieldType;
import io.kenh.api.table.Shape;
import io.kenh.automation.Explanations;
import io.kenh.automation.Simulations;
import io.kenh.platform.Json;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Trying automations out before they work, and asking why they did or did not. */
@Component
class SimulationSection implements Section {

    private static final Shape SCENARIO = Shape.of("Scenario",
            Field.text("name", "What the story is about.").like("A new lead is greeted"), Field.text("about", "More about it.").most(2_000),
            Field.text("start", "What the clock shows at the beginning, in the hub's zone; now when left out.").like("2026-03-02 09:00"),
            Field.of(FieldType.BOOLEAN, "company", "Play with the company's own staff, groups, templates and connections."),
            Field.of(FieldType.ITEMS, "automations", "Each a whole definition, or {id} of an automation of this hub.").like(List.of(Map.of("id", 12))),
            Field.of(FieldType.ITEMS, "given", "What is there before.").like(List.of(Map.of("lead", "lan", "name", "Lan", "status", "New"))),
            Field.of(FieldType.ITEMS, "steps", "What happens, and what is expected then: create, import, update, wait, until, expect, check.").must()
                    .like(List.of(Map.of("update", Map.of("record", "lan", "status", "Hot"), "expect", List.of(Map.of("sms", Map.of("to", "lan")))))));

    private static final Shape FOUND = Shape.of("SimulatedAction", Field.time("at", "When."), Field.text("kind", "sms, mail, change, task, skipped …").like("sms"),
            Field.of(FieldType.OBJECT, "facts", "What an expectation may name."));

    private static final Shape STEP = Shape.of("SimulationStep", Field.of(FieldType.INTEGER, "number", "Which step."), Field.text("what", "In words."),
            Field.time("at", "What the clock showed after it."), Field.of(FieldType.ITEMS, "found", "What the automations did.").holding(FOUND),
            Field.of(FieldType.ITEMS, "missing", "Expected and not found."), Field.of(FieldType.ITEMS, "unexpected", "Found and not expected.").holding(FOUND),
            Field.of(FieldType.TEXTS, "wrong", "Fields that are not as they should be."));

    private static final Shape SIMULATION = Shape.of("Simulation", Field.text("name", "Of the scenario."),
            Field.of(FieldType.BOOLEAN, "passed", "All that was expected happened, and nothing else."), Field.text("trouble", "Why it could not be played to its end."),
            Field.time("end", "What the clock showed at the end."), Field.of(FieldType.INTEGER, "found", "How many actions there were."),
            Field.of(FieldType.ITEMS, "steps", "Step by step.").holding(STEP));

    private static final Shape SEEN = Shape.of("SeenClause", Field.text("field", "What was looked at.").like("status"), Field.text("operator", "How.").like("is"),
            Field.of(FieldType.ANY, "wanted", "The value in the clause."), Field.of(FieldType.ANY, "seen", "The value it saw."),
            Field.of(FieldType.ANY, "before", "The value before the change."), Field.of(FieldType.BOOLEAN, "holds", "Whether it held."));

    private static final Shape EXPLANATION = Shape.of("Explanation", Field.id("automationId", "The automation."), Field.text("automation", "Its name."),
            Field.text("object", "Kind of record.").like("lead"), Field.id("objectId", "Id of the record."),
            Field.text("verdict", "The first thing that decided: RAN, OTHER_OBJECT, NO_CHANGE, WAITING, PARKED, NOT_ACTIVE, OTHER_TRIGGER, NOT_MET or WOULD_RUN.").like("NOT_MET"),
            Field.id("changeId", "The change it is about; null for the record as it is now."), Field.text("changeKind", "created, updated …"),
            Field.time("at", "When that was."), Field.of(FieldType.INTEGER, "version", "Of the automation then."), Field.text("state", "draft, active or paused then."),
            Field.text("trigger", "What wakes it."), Field.of(FieldType.BOOLEAN, "wakes", "Whether that did."),
            Field.of(FieldType.BOOLEAN, "matches", "Whether filter and conditions held."), Field.of(FieldType.ITEMS, "filter", "Each clause of the filter.").holding(SEEN),
            Field.of(FieldType.ITEMS, "conditions", "Each clause of the conditions.").holding(SEEN), Field.of(FieldType.BOOLEAN, "anyOf", "One of the conditions is enough."),
            Field.of(FieldType.ITEMS, "actions", "What each action did: {action, outcome, reason, due, message, messageState, messageReason}."),
            Field.of(FieldType.TEXTS, "faults", "Why it could not be activated today."),
            Field.of(FieldType.ITEMS, "others", "The record's last changes, to ask about instead: {changeId, kind, at, cause, ran, before}."));

    private final Simulations simulations;
    private final Explanations explanations;

    SimulationSection(Simulations simulations, Explanations explanations) {
        this.simulations = simulations;
        this.explanations = explanations;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.verb("/simulations", "simulate", "Play a scenario; nothing leaves the hub and no record is touched", SCENARIO, SIMULATION,
                        call -> refusing(() -> simulations.play(simulations.read(Json.write(call.body())), null))).orYaml(),
                Operation.get("/automations/{id}/why", "explainAutomation", "Why an automation did or did not act on a record", EXPLANATION, this::why)
                        .taking(List.of(Field.text("object", "Kind of record.").must().like("lead"), Field.id("record", "Its id.").must().like(77),
                                Field.id("change", "Which of its changes; the most telling one when left out."))));
    }

    private Object why(Call call) {
        String object = (String) call.parameters().get("object");
        Long record = (Long) call.parameters().get("record");
        if (object == null || record == null) {
            throw Problem.of(Kind.INVALID_VALUES, List.of(new Fault(object == null ? "object" : "record", "nothing", "?object=lead&record=77")));
        }
        return refusing(() -> explanations.why(call.id(), object, record, (Long) call.parameters().get("change")));
    }

    static Object refusing(Supplier<Object> work) {
        try {
            return work.get();
        } catch (NoSuchElementException absent) {
            throw Problem.of(Kind.NOT_FOUND, sentence(absent.getMessage()));
        } catch (IllegalArgumentException faulty) {
            throw Problem.of(Kind.INVALID_VALUES, List.of(new Fault("", faulty.getMessage(), "see docs/scenarios.md")));
        } catch (IllegalStateException busy) {
            throw Problem.of(Kind.UNAVAILABLE, sentence(busy.getMessage()));
        }
    }

    private static String sentence(String text) {
        return text == null ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }
}
