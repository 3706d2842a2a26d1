package io.kenh.console.sync;

import io.kenh.console.Missing;
import io.kenh.console.Said;
import io.kenh.sync.InvalidMapping;
import io.kenh.sync.Mappings;
import io.kenh.sync.Sync;
import io.kenh.sync.Syncs;
import java.util.Map;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Writing a mapping: every button of the form sends the whole of it, and what comes back is the whole of it again. */
@Controller
@RequestMapping("/syncs")
class MappingScreen {

    private static final String VIEW = "console/sync/edit";

    private final Syncs syncs;
    private final Mappings mappings;
    private final MappingPages pages;
    private final Said said;

    MappingScreen(Syncs syncs, Mappings mappings, MappingPages pages, Said said) {
        this.syncs = syncs;
        this.mappings = mappings;
        this.pages = pages;
        this.said = said;
    }

    @GetMapping("/new")
    String blank(@RequestParam long connection, @RequestParam String object, Model model) {
        return show(MappingForm.open(null, connection, mappings.draft(connection, object)), object, MappingFaults.NONE, "", model);
    }

    @GetMapping("/{id}/edit")
    String edit(@PathVariable long id, Model model) {
        try {
            Sync sync = syncs.get(id).sync();
            return show(MappingForm.open(id, sync.connectionId(), sync.mapping()), sync.object(), MappingFaults.NONE, "", model);
        } catch (NoSuchElementException none) {
            throw new Missing("sync", id);
        }
    }

    @PostMapping("/form")
    String form(@RequestParam(name = "do", defaultValue = "") String verb, @RequestParam String object, @RequestParam Map<String, String> sent, Model model,
            RedirectAttributes next) {
        MappingForm form = MappingForm.of(sent);
        return switch (verb) {
            case "save" -> save(form, object, model, next);
            case "text", "form" -> turn(form, object, verb.equals("text"), model);
            default -> change(form, object, new MappingVerb(verb), model);
        };
    }

    private String change(MappingForm form, String object, MappingVerb verb, Model model) {
        MappingForm changed = form.with(verb.apply(form.draft()));
        return show(changed, object, changed.tried() ? pages.faults(changed) : MappingFaults.NONE, verb.focus(changed.draft()), model);
    }

    /** The other view; what it could not show would be lost, so it is mended first. */
    private String turn(MappingForm form, String object, boolean toText, Model model) {
        MappingFaults unsaid = form.asText() ? MappingFaults.NONE : pages.unsaid(form.draft());
        MappingForm turned = unsaid.isEmpty() ? form.turned(toText) : form.asTried();
        boolean stayed = turned.asText() != toText;
        return show(turned, object, stayed ? pages.faults(turned) : MappingFaults.NONE, stayed ? "trouble" : toText ? "text" : "field-add", model);
    }

    private String save(MappingForm form, String object, Model model, RedirectAttributes next) {
        MappingFaults faults = pages.faults(form);
        if (!faults.isEmpty()) {
            return show(form.asTried(), object, faults, "trouble", model);
        }
        try {
            long id = form.id() == null ? syncs.create(form.connection(), form.yaml()) : changed(form);
            said.done(next, form.id() == null ? "sync.created" : "sync.changed");
            return "redirect:/syncs/" + id;
        } catch (InvalidMapping invalid) {
            return show(form.asTried(), object, MappingFaults.of(form.draft(), invalid.faults()), "trouble", model);
        }
    }

    private long changed(MappingForm form) {
        syncs.change(form.id(), form.yaml());
        return form.id();
    }

    private String show(MappingForm form, String object, MappingFaults faults, String focus, Model model) {
        model.addAttribute("page", pages.draw(form, object, faults, focus));
        model.addAttribute("object", object);
        return VIEW;
    }

    /** Beside the form: what the mapping makes of a row, and of a record; and what is wrong, beside the row of the form that it concerns. */
    @PostMapping("/form/insight")
    String insight(@RequestParam String object, @RequestParam(name = "sample.row", required = false) String row,
            @RequestParam(name = "sample.record", required = false) Long record, @RequestParam Map<String, String> sent, Model model) {
        MappingForm form = MappingForm.of(sent);
        MappingFaults faults = pages.faults(form);
        show(form, object, faults, "", model);
        if (faults.isEmpty()) {
            try {
                model.addAttribute("sample", mappings.sample(form.connection(), form.yaml(), row, record));
            } catch (IllegalStateException unanswered) {
                model.addAttribute("trouble", unanswered.getMessage());
            }
        }
        return "console/sync/preview :: insight";
    }
}
