package io.kenh.api;

import io.kenh.api.operation.Call;
import io.kenh.api.operation.Operation;
import io.kenh.api.operation.Reply;
import io.kenh.api.operation.Section;
import io.kenh.api.problem.Problem;
import io.kenh.api.table.Rows;
import io.kenh.crm.RecordType;
import io.kenh.template.Content;
import io.kenh.template.Kind;
import io.kenh.template.MessageTemplate;
import io.kenh.template.MessageTemplates;
import io.kenh.template.RecordFacts;
import io.kenh.template.Rendered;
import io.kenh.template.Segments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What messages say: templates, their versions, and how they look with a real record. */
@Component
class TemplateSection implements Section {

    private final Rows rows;
    private final MessageTemplates templates;
    private final RecordFacts facts;

    TemplateSection(Rows rows, MessageTemplates templates, RecordFacts facts) {
        this.rows = rows;
        this.templates = templates;
        this.facts = facts;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.list(TemplateResources.TEMPLATES, "listTemplate", "Find templates, newest first", call -> rows.list(TemplateResources.TEMPLATES, call.parameters())),
                Operation.get("/templates/{id}", "getTemplate", "One template", TemplateResources.TEMPLATES.shape(), call -> rows.get(TemplateResources.TEMPLATES, call.id())),
                Operation.create("/templates", "createTemplate", "Make a template", TemplateResources.NEW, TemplateResources.TEMPLATES.shape(), this::create),
                Operation.patch("/templates/{id}", "updateTemplate", "Give it a new version with the fields that are sent changed",
                        TemplateResources.EDIT, TemplateResources.TEMPLATES.shape(), this::update),
                Operation.delete("/templates/{id}", "deleteTemplate", "Take a template away that no active automation needs", this::delete),
                Operation.get("/templates/{id}/versions", "listTemplateVersions", "Its versions, newest first", TemplateResources.VERSION, this::versions).asList(),
                Operation.verb("/templates/{id}/preview", "previewTemplate", "How it looks with a real record; nothing is sent",
                        TemplateResources.RECORD, TemplateResources.PREVIEW, this::preview).forMembers());
    }

    private Object create(Call call) {
        Content content = content(call.body());
        FaultTexts.raise(templates.faults(content));
        long id = FaultTexts.orRaise(() -> templates.create(call.text("key"), content, null, call.caller().cause().text()));
        return new Reply(201, rows.get(TemplateResources.TEMPLATES, id), Map.of("Location", "/api/v1/templates/" + id));
    }

    private Object update(Call call) {
        Map<String, Object> fields = new LinkedHashMap<>(TemplateResources.fields(find(call).content()));
        fields.putAll(call.body());
        Content content = content(fields);
        FaultTexts.raise(templates.faults(content));
        templates.update(call.id(), content, call.caller().cause().text());
        return rows.get(TemplateResources.TEMPLATES, call.id());
    }

    private Object delete(Call call) {
        FaultTexts.unlessUsed("template", find(call).content().name(), templates.delete(call.id()));
        return null;
    }

    private Object versions(Call call) {
        find(call);
        return new io.kenh.api.table.Page<>(templates.versions(call.id()), null);
    }

    private Object preview(Call call) {
        Content content = find(call).content();
        RecordType type = RecordType.of(call.text("object"));
        if (content.object() != null && !content.object().equals(type.key())) {
            FaultTexts.raise(List.of("object: found %s, wanted %s, whose fields the template uses".formatted(type.key(), content.object())));
        }
        long id = (Long) call.body().get("id");
        Rendered seen = templates.render(content, facts.of(type, id).orElseThrow(() -> Problem.notFound(type.key() + " " + id)));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("subject", seen.subject());
        answer.put("text", seen.text());
        answer.put("html", seen.html());
        answer.put("sms", Kind.SMS.key().equals(content.kind()) ? Segments.of(seen.text()) : null);
        return answer;
    }

    private MessageTemplate find(Call call) {
        return templates.find(call.id()).orElseThrow(() -> Problem.notFound("template " + call.id()));
    }

    private static Content content(Map<String, Object> fields) {
        return new Content((String) fields.get("kind"), (String) fields.get("name"), (String) fields.get("language"), (String) fields.get("object"),
                (String) fields.get("subject"), (String) fields.get("text"), (String) fields.get("html"),
                Boolean.TRUE.equals(fields.get("unaccented")), Boolean.TRUE.equals(fields.get("advertising")));
    }
}
