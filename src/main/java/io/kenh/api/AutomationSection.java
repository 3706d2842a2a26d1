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
import io.kenh.automation.Versions;
import io.kenh.automation.YamlText;
import io.kenh.platform.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    private final Versions versions;

    AutomationSection(Rows rows, Automations automations, Versions versions) {
        this.rows = rows;
        this.automations = automations;
        this.versions = versions;
    }

    @Override
    public List<Operation> operations() {
        Shape answer = AUTOMATIONS.shape();
        return List.of(
                Operation.list(AUTOMATIONS, "listAutomation", "Find automations, newest first", call -> rows.list(AUTOMATIONS, call.parameters())),
                Operation.get("/automations/{id}", "getAutomation", "One automation with its definition", answer, this::get).orYaml(),
                Operation.create("/automations", "createAutomation", "Make an automation; it is a draft until activated", DEFINITION, answer, this::create).orYaml(),
                Operation.put("/automations/{id}", "replaceAutomation", "Give it a new version; runs under way keep theirs", DEFINITION, answer, this::replace).orYaml(),
                Operation.verb("/automations/{id}/activate", "activateAutomation", "Let it work", null, answer, this::activate),
                Operation.verb("/automations/{id}/pause", "pauseAutomation", "Let it rest", null, answer, this::pause));
    }

    private Object get(Call call) {
        Map<String, Object> automation = rows.get(AUTOMATIONS, call.id());
        return call.wantsYaml() ? new Reply(200, new Reply.Yaml(YamlText.write(automations.find(call.id()).orElseThrow().definition())), Map.of()) : automation;
    }

    private Object create(Call call) {
        long id = automations.save(null, null, definition(call), call.caller().cause().text());
        return new Reply(201, warned(id), Map.of("Location", "/api/v1/automations/" + id));
    }

    private Object replace(Call call) {
        rows.get(AUTOMATIONS, call.id());
        automations.save(call.id(), null, definition(call), call.caller().cause().text());
        return warned(call.id());
    }

    /** People could not tell automations of one name apart. */
    private Map<String, Object> warned(long id) {
        Map<String, Object> automation = new LinkedHashMap<>(rows.get(AUTOMATIONS, id));
        List<Long> namesakes = versions.namesakes((String) automation.get("name"), id);
        if (!namesakes.isEmpty()) {
            automation.put("warnings", List.of("name: found the name of automation %s too, wanted one that people can tell apart".formatted(
                    namesakes.stream().map(String::valueOf).collect(Collectors.joining(", ")))));
        }
        return automation;
    }

    private Object activate(Call call) {
        rows.get(AUTOMATIONS, call.id());
        automations.find(call.id()).map(Automation::definition).ifPresent(definition -> {
            refuse(automations.faults(definition), Map.of());
            refuse(automations.missing(definition), Map.of());
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
        Map<String, String> places = call.yaml() == null ? Map.of() : YamlText.places(call.yaml());
        Definition definition = read(call);
        refuse(automations.faults(definition), places);
        return definition;
    }

    private static Definition read(Call call) {
        try {
            return call.yaml() == null ? YamlText.read(Json.tree(Json.write(call.body())), Definition.class) : YamlText.read(call.yaml(), Definition.class);
        } catch (IllegalArgumentException unreadable) {
            refuse(List.of(unreadable.getMessage()), Map.of());
            throw unreadable;
        }
    }

    private static void refuse(List<String> faults, Map<String, String> places) {
        if (!faults.isEmpty()) {
            throw Problem.of(Kind.INVALID_VALUES, faults.stream().map(AutomationSection::fault).map(fault -> located(fault, places)).toList());
        }
    }

    private static Fault fault(String text) {
        Matcher parts = FAULT.matcher(text);
        return parts.find() ? new Fault(parts.group(1) == null ? "" : parts.group(1), parts.group(2), parts.group(3))
                : new Fault("", text, "a definition that can run");
    }

    /** With line and column of the smallest part of the file that the fault is about. A bare list of conditions stands for all of them. */
    private static Fault located(Fault fault, Map<String, String> places) {
        for (String way = fault.field(); !way.isEmpty(); way = way.contains(".") ? way.substring(0, way.lastIndexOf('.')) : "") {
            String place = places.getOrDefault(way, places.get(way.replace(".all[", "[")));
            if (place != null) {
                return new Fault(fault.field(), "%s (%s)".formatted(fault.found(), place), fault.wanted());
            }
        }
        return fault;
    }
}
