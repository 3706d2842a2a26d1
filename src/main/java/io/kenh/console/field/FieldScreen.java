package io.kenh.console.field;

import io.kenh.console.Missing;
import io.kenh.console.Said;
import io.kenh.crm.CustomField;
import io.kenh.crm.CustomFields;
import io.kenh.crm.CustomType;
import io.kenh.crm.InvalidValue;
import io.kenh.crm.RecordType;
import io.kenh.platform.Sentences;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Adding fields to a kind of record, their titles and choices, and retiring them. */
@Controller
@RequestMapping("/fields")
class FieldScreen {

    /** The form for a new field as it was sent. */
    record Typed(RecordType object, String title, String name, String type, String choices) { }

    private final CustomFields fields;
    private final Said said;
    private final MessageSource messages;

    FieldScreen(CustomFields fields, Said said, MessageSource messages) {
        this.fields = fields;
        this.said = said;
        this.messages = messages;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "contact") String object, Model model) {
        RecordType type = List.of(RecordType.values()).stream().filter(t -> t.key().equals(object)).findFirst().orElse(RecordType.CONTACT);
        List<CustomField> all = fields.of(type);
        model.addAttribute("object", type);
        model.addAttribute("objects", RecordType.values());
        model.addAttribute("types", CustomType.keys());
        model.addAttribute("fields", all);
        model.addAttribute("lines", all.stream().collect(Collectors.toMap(CustomField::id, field -> String.join("\n", field.choices()))));
        return "console/field/list";
    }

    @PostMapping
    String add(@RequestParam String object, @RequestParam String title, @RequestParam String name, @RequestParam String type,
               @RequestParam(defaultValue = "") String choices, RedirectAttributes next) {
        RecordType of = RecordType.of(object);
        try {
            fields.add(of, name, title, CustomType.of(type), lines(choices));
            said.done(next, "fields.added", title);
        } catch (InvalidValue invalid) {
            refused(invalid, next);
            next.addFlashAttribute("typed", new Typed(of, title, name, type, choices));
        }
        return "redirect:/fields?object=" + of.key();
    }

    @PostMapping("/{id}")
    String change(@PathVariable long id, @RequestParam String title, @RequestParam(defaultValue = "") String choices,
                  @RequestParam(required = false) Boolean retired, RedirectAttributes next) {
        CustomField field = existing(id);
        try {
            if (retired == null) {
                fields.change(id, title, lines(choices));
            } else {
                fields.retire(id, retired);
            }
            said.done(next, "fields.saved", fields.get(id).title());
        } catch (InvalidValue invalid) {
            refused(invalid, next);
        }
        return "redirect:/fields?object=" + field.object().key();
    }

    private CustomField existing(long id) {
        try {
            return fields.get(id);
        } catch (NoSuchElementException none) {
            throw new Missing("custom field", id);
        }
    }

    private void refused(InvalidValue invalid, RedirectAttributes next) {
        String wanted = messages.getMessage("wanted." + invalid.wanted().key(), new Object[] {invalid.detail()}, LocaleContextHolder.getLocale());
        said.fault(next, "fields.refused", Sentences.part(LocaleContextHolder.getLocale(), invalid.found()), wanted);
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }
}
