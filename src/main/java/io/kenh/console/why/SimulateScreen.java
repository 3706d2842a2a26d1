package io.kenh.console.why;

import io.kenh.automation.Automation;
import io.kenh.automation.Automations;
import io.kenh.automation.Simulations;
import io.kenh.console.Missing;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Plays a story with an automation on a stage of its own: what it would do, and when. */
@Controller
class SimulateScreen {

    private static final String VIEW = "console/why/simulate";

    private final Automations automations;
    private final Simulations simulations;
    private final Story story;

    SimulateScreen(Automations automations, Simulations simulations, Story story) {
        this.automations = automations;
        this.simulations = simulations;
        this.story = story;
    }

    /** @param sample record whose fields the story begins with; nothing for the newest */
    @GetMapping("/automations/{id}/simulate")
    String ask(@PathVariable long id, @RequestParam(defaultValue = "") String sample, @RequestParam(defaultValue = "") String what,
               @RequestParam(defaultValue = "") String pass, Model model) {
        Automation automation = find(id);
        String happens = what.isEmpty() ? Story.usual(automation) : what;
        String passes = pass.matches("[0-9wdhm]{1,12}") ? pass : Story.usualTime(automation);
        model.addAttribute("automation", automation);
        model.addAttribute("sample", sample);
        model.addAttribute("what", happens);
        model.addAttribute("pass", passes);
        model.addAttribute("scenario", story.of(automation, sample, happens, passes));
        return VIEW;
    }

    @PostMapping("/automations/{id}/simulate")
    String play(@PathVariable long id, @RequestParam String scenario, Model model) {
        Automation automation = find(id);
        model.addAttribute("automation", automation);
        model.addAttribute("sample", "");
        model.addAttribute("what", Story.usual(automation));
        model.addAttribute("pass", Story.usualTime(automation));
        model.addAttribute("scenario", scenario);
        try {
            model.addAttribute("played", simulations.play(simulations.read(scenario), null));
        } catch (IllegalArgumentException unreadable) {
            model.addAttribute("trouble", unreadable.getMessage());
        }
        return VIEW;
    }

    private Automation find(long id) {
        return automations.find(id).orElseThrow(() -> new Missing("automation", id));
    }
}
