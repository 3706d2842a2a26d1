package io.kenh.console.automation;

import io.kenh.automation.Automations;
import io.kenh.console.Said;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the hub does by itself. */
@Controller
class AutomationScreen {

    private final AutomationList automations;
    private final Automations verbs;
    private final Said said;

    AutomationScreen(AutomationList automations, Automations verbs, Said said) {
        this.automations = automations;
        this.verbs = verbs;
        this.said = said;
    }

    @GetMapping("/automations")
    String list(Model model) {
        model.addAttribute("automations", automations.all());
        return "console/automation/list";
    }

    @GetMapping("/automations/{id}")
    String automation(@PathVariable long id, Model model) {
        model.addAttribute("automation", automations.find(id));
        model.addAttribute("runs", automations.runs(id));
        return "console/automation/automation";
    }

    @PostMapping("/automations/{id}/activate")
    String activate(@PathVariable long id, RedirectAttributes next) {
        try {
            verbs.activate(automations.find(id).id());
            said.done(next, "automation.is.active");
        } catch (IllegalArgumentException | IllegalStateException impossible) {
            next.addFlashAttribute("fault", impossible.getMessage());
        }
        return "redirect:/automations/" + id;
    }

    @PostMapping("/automations/{id}/pause")
    String pause(@PathVariable long id, RedirectAttributes next) {
        verbs.pause(automations.find(id).id());
        said.done(next, "automation.is.paused");
        return "redirect:/automations/" + id;
    }
}
