package io.kenh.console.builder;

import io.kenh.access.StaffMember;
import io.kenh.automation.Actions;
import io.kenh.automation.Automation;
import io.kenh.automation.Automations;
import io.kenh.automation.Definition;
import io.kenh.automation.YamlText;
import io.kenh.console.Missing;
import io.kenh.console.Said;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Building an automation: every button of the form sends the whole of it, and what comes back is the whole of it again. */
@Controller
class BuilderScreen {

    private static final String VIEW = "console/builder/builder";

    private final Automations automations;
    private final Actions kinds;
    private final Menus menus;
    private final Checks checks;
    private final Pages pages;
    private final Insights insights;
    private final Samples samples;
    private final Uploads uploads;
    private final Said said;
    private final MessageSource messages;

    BuilderScreen(Automations automations, Actions kinds, Menus menus, Checks checks, Pages pages, Insights insights, Samples samples, Uploads uploads, Said said,
                  MessageSource messages) {
        this.automations = automations;
        this.kinds = kinds;
        this.menus = menus;
        this.checks = checks;
        this.pages = pages;
        this.insights = insights;
        this.samples = samples;
        this.uploads = uploads;
        this.said = said;
        this.messages = messages;
    }

    @GetMapping("/automations/new")
    String blank(@RequestParam(defaultValue = "lead") String object, Model model) {
        return show(Draft.blank(object), false, "name", model);
    }

    @GetMapping("/automations/{id}/edit")
    String edit(@PathVariable long id, Model model) {
        return show(Draft.of(find(id), kinds), false, "", model);
    }

    /** A copy is nothing but a filled form until it is saved. */
    @GetMapping("/automations/{id}/copy")
    String copy(@PathVariable long id, Model model) {
        Automation automation = find(id);
        String name = messages.getMessage("builder.copy.of", new Object[] {automation.name()}, LocaleContextHolder.getLocale());
        return show(Draft.of(automation.definition(), kinds).named(name), false, "", model);
    }

    /** A file becomes nothing but a filled form, with its faults where they stand. */
    @PostMapping("/automations/import")
    String read(@RequestParam(defaultValue = "") String yaml, @RequestParam(required = false) MultipartFile file, Model model) throws IOException {
        String text = file == null || file.isEmpty() ? yaml : new String(file.getBytes(), StandardCharsets.UTF_8);
        try {
            return show(Draft.of(YamlText.read(text, Definition.class), kinds), true, "", model);
        } catch (IllegalArgumentException unreadable) {
            model.addAttribute("yaml", text);
            model.addAttribute("trouble", unreadable.getMessage());
            return "console/builder/import";
        }
    }

    @GetMapping("/automations/import")
    String empty(Model model) {
        model.addAttribute("yaml", "");
        return "console/builder/import";
    }

    @PostMapping("/automations/form")
    String form(@RequestParam(name = "do", defaultValue = "") String verb, @RequestParam(defaultValue = "false") boolean tried,
                @ModelAttribute("me") StaffMember me, HttpServletRequest request, Model model, RedirectAttributes next) {
        Draft draft = Draft.read(Params.of(request.getParameterMap()), kinds);
        if (verb.equals("save") || verb.equals("activate")) {
            return save(draft, verb.equals("activate"), me, model, next);
        }
        Verb change = new Verb(verb);
        Draft changed = change.apply(draft);
        return show(changed, tried, change.focus(changed), model);
    }

    /** Files that were chosen for an action join the form. */
    @PostMapping(path = "/automations/form", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String upload(@RequestParam int action, @RequestParam String setting, @RequestParam(required = false) List<MultipartFile> upload,
                  @RequestParam(defaultValue = "false") boolean tried, HttpServletRequest request, Model model) {
        Draft draft = Draft.read(Params.of(request.getParameterMap()), kinds);
        Draft more = uploads.add(draft, action, setting, upload == null ? List.of() : upload);
        return show(more, tried, "actions-%d-with-%s".formatted(action, setting), model);
    }

    @PostMapping("/automations/form/insight")
    String insight(@RequestParam(required = false) String sample, HttpServletRequest request, Model model) {
        Draft draft = Draft.read(Params.of(request.getParameterMap()), kinds);
        Menu menu = menus.of(draft.object());
        model.addAttribute("draft", draft);
        model.addAttribute("page", pages.draw(draft, menu, new Faults(), false, ""));
        model.addAttribute("insight", insights.of(draft, menu, id(sample)));
        return VIEW + " :: insight";
    }

    @GetMapping("/automations/form/records")
    String records(@RequestParam String object, @RequestParam(defaultValue = "") String q, Model model) {
        Menu menu = menus.of(object);
        model.addAttribute("samples", menu.type() == null ? List.of() : samples.find(menu.type(), q));
        return VIEW + " :: samples";
    }

    private String save(Draft draft, boolean activate, StaffMember me, Model model, RedirectAttributes next) {
        Menu menu = menus.of(draft.object());
        Faults faults = checks.faults(draft, menu);
        if (draft.id() != null && find(draft.id()).version() != draft.version()) {
            faults.add("version", messages.getMessage("builder.changed", new Object[] {find(draft.id()).version()}, LocaleContextHolder.getLocale()));
        }
        if (faults.isEmpty() && activate) {
            checks.missing(draft.definition(kinds, menu)).all().forEach((place, texts) -> texts.forEach(text -> faults.add(place, text)));
        }
        if (!faults.isEmpty()) {
            return show(draft, menu, faults, true, "trouble", model);
        }
        long id = automations.save(draft.id(), null, draft.definition(kinds, menu), "staff:" + me.id());
        if (activate) {
            automations.activate(id, false, "staff:" + me.id());
        }
        said.done(next, activate ? "builder.activated" : "builder.saved");
        return "redirect:/automations/" + id;
    }

    private String show(Draft draft, boolean tried, String focus, Model model) {
        Menu menu = menus.of(draft.object());
        return show(draft, menu, tried ? checks.faults(draft, menu) : new Faults(), tried, focus, model);
    }

    private String show(Draft draft, Menu menu, Faults faults, boolean tried, String focus, Model model) {
        model.addAttribute("page", pages.draw(draft, menu, faults, tried, focus));
        return VIEW;
    }

    private Automation find(long id) {
        return automations.find(id).orElseThrow(() -> new Missing("automation", id));
    }

    /** The id in "12 · Nguyễn Thị Minh Khai"; null when there is none. */
    private static Long id(String sample) {
        String digits = sample == null ? "" : sample.strip().replaceFirst("(?s)^#?(\\d{1,15}).*", "$1");
        return digits.matches("\\d{1,15}") ? Long.valueOf(digits) : null;
    }
}
