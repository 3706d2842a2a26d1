package io.kenh.console.why;

import io.kenh.automation.Automation;
import io.kenh.automation.Automations;
import io.kenh.automation.Explanation;
import io.kenh.automation.Explanations;
import io.kenh.console.Missing;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Why an automation ran for a record, or why it did not. */
@Controller
class WhyScreen {

    private final Automations automations;
    private final Explanations explanations;

    WhyScreen(Automations automations, Explanations explanations) {
        this.automations = automations;
        this.explanations = explanations;
    }

    /** @param sample "12 · Nguyễn Thị Minh Khai" or a number; nothing for the question alone */
    @GetMapping("/automations/{id}/why")
    String why(@PathVariable long id, @RequestParam(defaultValue = "") String sample, @RequestParam(required = false) Long change, Model model) {
        Automation automation = automations.find(id).orElseThrow(() -> new Missing("automation", id));
        model.addAttribute("automation", automation);
        model.addAttribute("sample", sample);
        String digits = sample.strip().replaceFirst("(?s)^#?(\\d{1,15}).*", "$1");
        if (digits.matches("\\d{1,15}")) {
            answer(automation, Long.parseLong(digits), change, model);
        } else if (!sample.isBlank()) {
            model.addAttribute("unknown", true);
        }
        return "console/why/why";
    }

    private void answer(Automation automation, long record, Long change, Model model) {
        try {
            Explanation explanation = explanations.why(automation.id(), automation.definition().object(), record, change);
            model.addAttribute("why", explanation);
            model.addAttribute("record", record);
        } catch (NoSuchElementException none) {
            model.addAttribute("unknown", true);
        }
    }
}
