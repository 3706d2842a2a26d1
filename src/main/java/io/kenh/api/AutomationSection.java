package io.kenh.api;

import io.kenh.api.operation.Call;
import io.kenh.api.operation.Operation;
import io.kenh.api.operation.Reply;
import io.kenh.api.operation.Section;
import io.kenh.api.problem.Fault;
import io.kenh.api.problem.Kind;
import io.kenh.api.problem.Problem;
import io.kenh.api.table.Column;
import io.kenh.api.table.Field;
import io.kenh.api.table.FieldType;
import io.kenh.api.table.Filter;
import io.kenh.api.table.Resource;
import io.kenh.api.table.Rows;
import io.kenh.api.table.Shape;
import io.kenh.automation.Automation;
import io.kenh.automation.Automations;
import io.kenh.automation.Definition;
import io.kenh.platform.Json;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The company's automations: their definitions, versions and whether they work. */
@Component
class AutomationSection implements Section {

    private static final Pattern FAULT = Pattern.compile("(?s)(?:([^:]{1,80}): )?found (.*), wanted (.*)");

    private static final Shape DEFINITION = Shape.of("AutomationDefinition",
            Field.text("name", "What people call it.").must().most(200).like("Welcome a lead"),
            Field.text("description", "What it is for.").most(2_000),
            Field.text("object", "Kind of record it watches: lead, contact, ticket …").must().like("lead"),
            Field.of(FieldType.WORD_OR_OBJECT, "trigger", "What wakes it: a word such as created, or with settings {on: daily, at: \"08:00\"}.")
                    .must().like("created"),
            Field.of(FieldType.OBJECT, "filter", "Which records at all, as a condition."),
            Field.of(FieldType.OBJECT, "conditions", "When, as a condition: {field, op, value}, or all or any of several.")
                    .like(Map.of("all", List.of(Map.of("field", "status", "op", "is", "value", "New")))),
            Field.of(FieldType.ITEMS, "actions", "What to do, in order: {action, with, when}.").must()
                    .like(List.of(Map.of("action", "send-sms", "with", Map.of("to", "customer", "text", "Xin chào")))));

    private static final Resource AUTOMATIONS = new Resource("automations", "automation",
            List.of(Fields.ID, Column.of(Field.text("name", "What people call it.").like("Welcome a lead")),
                    Column.of(Field.text("description", "What it is for.")),
                    Column.of(Field.text("object", "Kind of record it watches.").like("lead"), "t.definition ->> 'object'"),
                    Column.of(Field.text("trigger", "What wakes it.").like("created"), "coalesce(t.definition -> 'trigger' ->> 'on', t.definition ->> 'trigger')"),
                    Column.of(Field.text("state", "draft, active or paused.").like("active")),
                    Column.of(Field.of(FieldType.INTEGER, "version", "Grows with every change.").like(3)), Fields.CREATED, Fields.UPDATED,
                    Column.of(Field.of(FieldType.OBJECT, "definition", "The whole of it.").holding(DEFINITION)).onlyAlone()),
            List.of(Filter.search("name", "description"), Filter.equal(Field.text("state", "Is in this state.").oneOf("draft", "active", "paused"), "state"),
                    Filter.of(Field.text("object", "Watches this kind of record.").like("lead"), "t.definition ->> 'object' = :object")));

    private final Rows rows;
    private final Automations automations;

    AutomationSection(Rows rows, Automations automations) {
        this.rows = rows;
        this.automations = automations;
    }

    @Override
    public List<Operation> operations() {
        Shape answer = AUTOMATIONS.shape();
        return List.of(
                Operation.list(AUTOMATIONS, "listAutomation", "Find automations, newest first", call -> rows.list(AUTOMATIONS, call.parameters())),
                Operation.get("/automations/{id}", "getAutomation", "One automation with its definition", answer, call -> rows.get(AUTOMATIONS, call.id())),
                Operation.create("/automations", "createAutomation", "Make an automation; it is a draft until activated", DEFINITION, answer, this::create).orYaml(),
                Operation.put("/automations/{id}", "replaceAutomation", "Give it a new version; runs under way keep theirs", DEFINITION, answer, this::replace).orYaml(),
                Operation.verb("/automations/{id}/activate", "activateAutomation", "Let it work", null, answer, this::activate),
                Operation.verb("/automations/{id}/pause", "pauseAutomation", "Let it rest", null, answer, this::pause));
    }

    private Object create(Call call) {
        long id = automations.save(null, null, definition(call), call.caller().cause().text());
        return new Reply(201, rows.get(AUTOMATIONS, id), Map.of("Location", "/api/v1/automations/" + id));
    }

    private Object replace(Call call) {
        rows.get(AUTOMATIONS, call.id());
        automations.save(call.id(), null, definition(call), call.caller().cause().text());
        return rows.get(AUTOMATIONS, call.id());
    }

    private Object activate(Call call) {
        rows.get(AUTOMATIONS, call.id());
        automations.find(call.id()).map(Automation::definition).ifPresent(definition -> {
            refuse(automations.faults(definition));
            refuse(automations.missing(definition));
        });
        automations.activate(call.id(), false, call.caller().cause().text());
        return rows.get(AUTOMATIONS, call.id());
    }

    private Object pause(Call call) {
        rows.get(AUTOMATIONS, call.id());
        automations.pause(call.id(), call.caller().cause().text());
        return rows.get(AUTOMATIONS, call.id());
    }

    private Definition definition(Call call) {
        Definition definition = read(call);
        refuse(automations.faults(definition));
        return definition;
    }

    private static Definition read(Call call) {
        try {
            return Json.read(Json.write(call.body()), Definition.class);
        } catch (IllegalArgumentException unreadable) {
            refuse(List.of(unreadable.getMessage()));
            throw unreadable;
        }
    }

    private static void refuse(List<String> faults) {
        if (!faults.isEmpty()) {
            throw Problem.of(Kind.INVALID_VALUES, faults.stream().map(AutomationSection::fault).toList());
        }
    }

    private static Fault fault(String text) {
        Matcher parts = FAULT.matcher(text);
        return parts.find() ? new Fault(parts.group(1) == null ? "" : parts.group(1), parts.group(2), parts.group(3))
                : new Fault("", text, "a definition that can run");
    }
}
