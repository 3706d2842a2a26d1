package io.kenh.console.lead;

import io.kenh.access.StaffMember;
import io.kenh.console.Said;
import io.kenh.console.record.Facts;
import io.kenh.console.record.Kind;
import io.kenh.console.record.Related;
import io.kenh.console.timeline.Timeline;
import io.kenh.crm.LeadConversion;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Cause;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One lead with all that happened. */
@Controller
class LeadScreen {

    private final LeadReader leads;
    private final Timeline timeline;
    private final Records records;
    private final Facts facts;
    private final Related related;
    private final LeadConversion conversion;
    private final Said said;

    LeadScreen(LeadReader leads, Timeline timeline, Records records, Facts facts, Related related, LeadConversion conversion, Said said) {
        this.leads = leads;
        this.timeline = timeline;
        this.records = records;
        this.facts = facts;
        this.related = related;
        this.conversion = conversion;
        this.said = said;
    }

    @GetMapping("/leads/{id}")
    String lead(@PathVariable long id, @RequestParam(required = false) Long before, Model model) {
        LeadReader.Lead lead = leads.find(id);
        model.addAttribute("lead", lead);
        model.addAttribute("heading", lead.name() == null ? "#" + id : lead.name());
        model.addAttribute("facts", facts.of(Kind.LEADS, records.find(RecordType.LEAD, id).orElseThrow()));
        model.addAttribute("related", related.of(Kind.LEADS, id));
        model.addAttribute("steps", timeline.ofLead(id, before));
        return "console/lead/lead";
    }

    @PostMapping("/leads/{id}/convert")
    String convert(@PathVariable long id, @RequestParam(defaultValue = "false") boolean account, @ModelAttribute("me") StaffMember me,
                   RedirectAttributes next) {
        leads.find(id);
        long contact = conversion.convert(id, account, Cause.staff(me.id()));
        said.done(next, "lead.converted");
        return "redirect:/contacts/" + contact;
    }
}
