package io.kenh.console.lead;

import io.kenh.console.Cursor;
import io.kenh.console.timeline.Timeline;
import io.kenh.platform.Json;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** People who asked, and one of them with all that happened. */
@Controller
class LeadScreen {

    private final LeadList leads;
    private final Timeline timeline;

    LeadScreen(LeadList leads, Timeline timeline) {
        this.leads = leads;
        this.timeline = timeline;
    }

    @GetMapping("/leads")
    String list(@RequestParam(required = false) String q, @RequestParam(required = false) String status,
                @RequestParam(required = false) String before, Model model) {
        model.addAttribute("q", q);
        model.addAttribute("status", status);
        model.addAttribute("statuses", leads.statuses());
        model.addAttribute("page", leads.find(q, status, Cursor.of(before)));
        return "console/lead/list";
    }

    @GetMapping("/leads/{id}")
    String lead(@PathVariable long id, @RequestParam(required = false) Long before, Model model) {
        LeadList.Lead lead = leads.find(id);
        model.addAttribute("lead", lead);
        model.addAttribute("heading", lead.name() == null ? "#" + id : lead.name());
        model.addAttribute("custom", Json.map(lead.custom()));
        model.addAttribute("steps", timeline.ofLead(id, before));
        return "console/lead/lead";
    }
}
