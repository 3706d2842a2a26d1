package io.kenh.console.webform;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.console.Missing;
import io.kenh.console.Said;
import io.kenh.crm.CustomFields;
import io.kenh.crm.RecordType;
import io.kenh.form.FormField;
import io.kenh.form.FormLook;
import io.kenh.form.Forms;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Draws a connection's form, with a preview beside it, and tells how it gets onto a page. */
@Controller
@RequestMapping("/connections/{id}/form")
class FormScreen {

    private static final String PAGE = "console/webform/edit";
    private static final List<String> PLAIN = List.of("name", "phone", "email", "note", "company", "title", "address", "industry", "source", "tags");

    private final Connections connections;
    private final Forms forms;
    private final CustomFields customs;
    private final Said said;

    FormScreen(Connections connections, Forms forms, CustomFields customs, Said said) {
        this.connections = connections;
        this.forms = forms;
        this.customs = customs;
        this.said = said;
    }

    @GetMapping
    String show(@PathVariable long id, Model model) {
        return page(existing(id), forms.look(id), false, model);
    }

    @PostMapping
    String change(@PathVariable long id, @RequestParam MultiValueMap<String, String> typed, @RequestParam(name = "do", defaultValue = "save") String verb,
                  Model model, RedirectAttributes next) {
        Connection connection = existing(id);
        FormLook look = FormDraft.after(FormDraft.read(typed), verb);
        if (!verb.equals("save") || !look.wrong().isEmpty() || look.fields().isEmpty()) {
            return page(connection, look, true, model);
        }
        forms.draw(id, look);
        said.done(next, "webform.saved", connection.title());
        return "redirect:/connections/" + id + "/form";
    }

    @PostMapping("/preview")
    String preview(@PathVariable long id, @RequestParam MultiValueMap<String, String> typed, Model model) {
        FormView.of(existing(id), FormDraft.read(typed)).into(model);
        return "console/webform/fields :: form";
    }

    private String page(Connection connection, FormLook look, boolean unsaved, Model model) {
        FormView.of(connection, look).into(model);
        model.addAttribute("unsaved", unsaved);
        model.addAttribute("wrong", look.wrong().stream().collect(Collectors.groupingBy(FormLook.Wrong::field)));
        model.addAttribute("kinds", FormField.KINDS);
        model.addAttribute("names", Stream.concat(PLAIN.stream(), customs.of(RecordType.LEAD).stream().filter(f -> !f.retired()).map(f -> f.name())).toList());
        String base = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        model.addAttribute("address", base + "/f/" + connection.name());
        model.addAttribute("script", "<script src=\"%s/f/%s.js\" defer></script>".formatted(base, connection.name()));
        return PAGE;
    }

    private Connection existing(long id) {
        try {
            return forms.connection(connections.byId(id).name()).orElseThrow(() -> new Missing("form", id));
        } catch (NoSuchElementException none) {
            throw new Missing("connection", id);
        }
    }
}
