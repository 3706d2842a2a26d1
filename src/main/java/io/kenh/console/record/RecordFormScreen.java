package io.kenh.console.record;

import io.kenh.access.StaffMember;
import io.kenh.console.Missing;
import io.kenh.console.Said;
import io.kenh.crm.Records;
import io.kenh.event.Cause;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Entering a new record, and changing one. */
@Controller
class RecordFormScreen {

    private static final String FORM = "console/record/form";
    private static final String NEW = "/new/{kind:leads|contacts|accounts|opportunities|tasks|tickets}";
    private static final String EDIT = "/{kind:leads|contacts|accounts|opportunities|tasks|tickets}/{id}/edit";

    private final Form form;
    private final Submission submission;
    private final Records records;
    private final Said said;

    RecordFormScreen(Form form, Submission submission, Records records, Said said) {
        this.form = form;
        this.submission = submission;
        this.records = records;
        this.said = said;
    }

    /** @param known fields that stand in the form already, such as the contact of a new task */
    @GetMapping(NEW)
    String blank(@PathVariable String kind, @RequestParam Map<String, String> known, @ModelAttribute("me") StaffMember me, Model model) {
        Map<String, Object> record = new HashMap<>(submission.blank(Kind.of(kind), known));
        record.putIfAbsent("owner_id", me.id());
        return show(Kind.of(kind), null, form.of(Kind.of(kind), record), model);
    }

    @PostMapping(NEW)
    String create(@PathVariable String kind, @RequestParam MultiValueMap<String, String> sent, @ModelAttribute("me") StaffMember me, Model model,
                  RedirectAttributes next) {
        Kind of = Kind.of(kind);
        Submission.Result result = submission.create(of, sent, Cause.staff(me.id()));
        if (result.id() == null) {
            return show(of, null, result.inputs(), model);
        }
        said.done(next, "record.saved");
        return "redirect:/" + kind + "/" + result.id();
    }

    @GetMapping(EDIT)
    String edit(@PathVariable String kind, @PathVariable long id, Model model) {
        return show(Kind.of(kind), id, form.of(Kind.of(kind), record(Kind.of(kind), id)), model);
    }

    @PostMapping(EDIT)
    String update(@PathVariable String kind, @PathVariable long id, @RequestParam MultiValueMap<String, String> sent,
                  @ModelAttribute("me") StaffMember me, Model model, RedirectAttributes next) {
        Kind of = Kind.of(kind);
        Submission.Result result = submission.update(of, record(of, id), sent, Cause.staff(me.id()));
        if (result.id() == null) {
            return show(of, id, result.inputs(), model);
        }
        said.done(next, "record.saved");
        return "redirect:/" + kind + "/" + id;
    }

    private String show(Kind kind, Long id, List<Input> inputs, Model model) {
        model.addAttribute("kind", kind);
        model.addAttribute("id", id);
        model.addAttribute("inputs", inputs);
        return FORM;
    }

    private Map<String, Object> record(Kind kind, long id) {
        return records.find(kind.type(), id).orElseThrow(() -> new Missing(kind.type().key(), id));
    }
}
