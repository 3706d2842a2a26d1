package io.kenh.console.sla;

import io.kenh.sla.SlaRules;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What is promised, and when the company works. */
@Controller
class SlaScreen {

    private final SlaRules rules;
    private final SlaChoices choices;

    SlaScreen(SlaRules rules, SlaChoices choices) {
        this.rules = rules;
        this.choices = choices;
    }

    @GetMapping("/sla")
    String all(Model model) {
        SlaRules.Version version = rules.now();
        model.addAttribute("version", version);
        model.addAttribute("book", version.book());
        model.addAttribute("groupNames", choices.groupNames());
        return "console/sla/sla";
    }
}
