package io.kenh.console.template;

import io.kenh.access.StaffMember;
import io.kenh.console.Missing;
import io.kenh.console.Said;
import io.kenh.console.Uses;
import io.kenh.crm.RecordType;
import io.kenh.event.Cause;
import io.kenh.template.Content;
import io.kenh.template.MergeFields;
import io.kenh.template.MessageTemplate;
import io.kenh.template.MessageTemplates;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of templates and their editor. */
@Controller
@RequestMapping("/templates")
class TemplateScreen {

    private static final String EDITOR = "console/template/edit";

    private final MessageTemplates templates;
    private final MergeFields fields;
    private final Said said;
    private final Uses uses;

    TemplateScreen(MessageTemplates templates, MergeFields fields, Said said, Uses uses) {
        this.templates = templates;
        this.fields = fields;
        this.said = said;
        this.uses = uses;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String language, Model model) {
        model.addAttribute("kind", kind);
        model.addAttribute("language", language);
        model.addAttribute("templates", templates.all().stream().filter(t -> kind.isEmpty() || kind.equals(t.content().kind()))
                .filter(t -> language.isEmpty() || language.equals(t.content().language())).toList());
        return "console/template/list";
    }

    @GetMapping("/new")
    String create(@RequestParam(defaultValue = "sms") String kind, Locale locale, Model model) {
        return editor(model, null, TemplateForm.empty(kind, locale.getLanguage()), List.of());
    }

    @GetMapping("/{id}")
    String edit(@PathVariable long id, Model model) {
        MessageTemplate template = find(id);
        return editor(model, template, TemplateForm.of(template), List.of());
    }

    @PostMapping
    String create(TemplateForm form, @ModelAttribute("me") StaffMember me, Model model, RedirectAttributes next) {
        Content content = form.content();
        List<String> faults = templates.faults(content);
        if (!faults.isEmpty()) {
            return editor(model, null, form, faults);
        }
        long id = templates.create(null, content, null, Cause.staff(me.id()).text());
        said.done(next, "template.saved", content.name());
        return "redirect:/templates/" + id;
    }

    @PostMapping("/{id}")
    String save(@PathVariable long id, TemplateForm form, @ModelAttribute("me") StaffMember me, Model model, RedirectAttributes next) {
        MessageTemplate template = find(id);
        Content content = form.content();
        List<String> faults = templates.faults(content);
        if (!faults.isEmpty()) {
            return editor(model, template, form, faults);
        }
        templates.update(id, content, Cause.staff(me.id()).text());
        said.done(next, "template.saved", content.name());
        return "redirect:/templates/" + id;
    }

    @PostMapping("/{id}/delete")
    String delete(@PathVariable long id, RedirectAttributes next) {
        find(id);
        return uses.tell(templates.delete(id), "template.deleted", "template.needed", next) ? "redirect:/templates" : "redirect:/templates/" + id;
    }

    private String editor(Model model, MessageTemplate template, TemplateForm form, List<String> faults) {
        model.addAttribute("template", template);
        model.addAttribute("versions", template == null ? List.of() : templates.versions(template.id()));
        model.addAttribute("form", form);
        model.addAttribute("faults", faults);
        model.addAttribute("objects", Arrays.stream(RecordType.values()).map(RecordType::key).toList());
        RecordType type = Arrays.stream(RecordType.values()).filter(known -> known.key().equals(form.object())).findFirst().orElse(null);
        model.addAttribute("fields", fields.names(type).stream().filter(name -> !name.endsWith("_id")).toList());
        return EDITOR;
    }

    private MessageTemplate find(long id) {
        return templates.find(id).orElseThrow(() -> new Missing("template", id));
    }
}
