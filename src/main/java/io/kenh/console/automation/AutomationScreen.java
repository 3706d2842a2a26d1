package io.kenh.console.automation;

import io.kenh.access.StaffMember;
import io.kenh.automation.Automations;
import io.kenh.console.Return;
import io.kenh.console.Said;
import io.kenh.console.run.Runs;
import io.kenh.crm.RecordType;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the hub does by itself. */
@Controller
class AutomationScreen {

    private static final int LATEST = 12;

    private final AutomationList automations;
    private final RunFigures figures;
    private final Runs runs;
    private final Automations verbs;
    private final Said said;

    AutomationScreen(AutomationList automations, RunFigures figures, Runs runs, Automations verbs, Said said) {
        this.automations = automations;
        this.figures = figures;
        this.runs = runs;
        this.verbs = verbs;
        this.said = said;
    }

    @GetMapping("/automations")
    String list(AutomationList.Filter filter, Model model) {
        List<AutomationList.Row> rows = automations.find(filter);
        model.addAttribute("filter", filter);
        model.addAttribute("states", List.of("active", "paused", "draft"));
        model.addAttribute("objects", Arrays.stream(RecordType.values()).map(RecordType::key).toList());
        model.addAttribute("counts", automations.counts());
        model.addAttribute("automations", rows);
        model.addAttribute("figures", figures.of(rows.stream().map(AutomationList.Row::id).toList()));
        return "console/automation/list";
    }

    @GetMapping("/automations/{id}")
    String automation(@PathVariable long id, Model model) {
        model.addAttribute("automation", automations.find(id));
        model.addAttribute("figures", figures.of(List.of(id)).get(id));
        model.addAttribute("runs", runs.find(new Runs.Filter(id, null, null, null), Long.MAX_VALUE).items().stream().limit(LATEST).toList());
        model.addAttribute("missing", automations.find(id).state().equals("active") ? List.of() : missing(id));
        model.addAttribute("overdue", automations.find(id).state().equals("paused") ? automations.overdue(id) : 0);
        return "console/automation/automation";
    }

    @PostMapping("/automations/{id}/activate")
    String activate(@PathVariable long id, @RequestParam(defaultValue = "false") boolean keep, @RequestParam(required = false) String back,
                    @ModelAttribute("me") StaffMember me, RedirectAttributes next) {
        try {
            verbs.activate(automations.find(id).id(), keep, "staff:" + me.id());
            said.done(next, "automation.is.active");
        } catch (IllegalArgumentException | IllegalStateException impossible) {
            next.addFlashAttribute("fault", impossible.getMessage());
        }
        return to(id, back);
    }

    @PostMapping("/automations/{id}/pause")
    String pause(@PathVariable long id, @RequestParam(required = false) String back, @ModelAttribute("me") StaffMember me, RedirectAttributes next) {
        verbs.pause(automations.find(id).id(), "staff:" + me.id());
        said.done(next, "automation.is.paused");
        return to(id, back);
    }

    private List<String> missing(long id) {
        return verbs.find(id).map(automation -> verbs.missing(automation.definition())).orElse(List.of());
    }

    private static String to(long id, String back) {
        return back == null ? "redirect:/automations/" + id : Return.to(back);
    }
}
