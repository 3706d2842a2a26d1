package io.kenh.console.run;

import io.kenh.automation.Automation;
import io.kenh.automation.Automations;
import io.kenh.automation.Redrive;
import io.kenh.console.Page;
import io.kenh.console.Return;
import io.kenh.console.Said;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The log of runs: of one automation, of one record, or of all. */
@Controller
class RunScreen {

    private final Runs runs;
    private final Automations automations;
    private final Redrive redrive;
    private final Said said;

    RunScreen(Runs runs, Automations automations, Redrive redrive, Said said) {
        this.runs = runs;
        this.automations = automations;
        this.redrive = redrive;
        this.said = said;
    }

    @GetMapping("/runs")
    String list(Runs.Filter filter, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before, Model model) {
        Page<Runs.Row> page = runs.find(filter, before);
        model.addAttribute("filter", filter);
        model.addAttribute("states", Runs.STATES);
        model.addAttribute("automation", filter.automation() == null ? null : automations.find(filter.automation()).map(Automation::name).orElse(null));
        model.addAttribute("page", page);
        model.addAttribute("failed", page.items().stream().filter(run -> run.state().equals("failed")).map(Runs.Row::id).toList());
        return "console/run/list";
    }

    @GetMapping("/runs/{id}")
    String run(@PathVariable long id, Model model) {
        Runs.Row run = runs.find(id);
        model.addAttribute("run", run);
        model.addAttribute("chain", runs.chain(run.change()));
        model.addAttribute("state", automations.find(run.automation()).map(Automation::state).orElse("draft"));
        return "console/run/run";
    }

    @PostMapping("/automations/runs/redrive")
    String redrive(@RequestParam("run") List<Long> ids, @RequestParam(defaultValue = "/runs") String back, RedirectAttributes next) {
        int steps = ids.stream().limit(Page.SIZE).mapToInt(redrive::again).sum();
        if (steps == 0) {
            said.fault(next, "run.redriven.none");
        } else {
            said.done(next, "run.redriven", steps);
        }
        return Return.to(back);
    }
}
