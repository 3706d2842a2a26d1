package io.kenh.console.campaign;

import io.kenh.access.StaffAccounts;
import io.kenh.access.StaffMember;
import io.kenh.campaign.Campaign;
import io.kenh.campaign.Campaigns;
import io.kenh.console.Missing;
import io.kenh.console.Said;
import io.kenh.event.Cause;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Campaigns, one of them with its members, and the form that makes and changes them. */
@Controller
@RequestMapping("/campaigns")
class CampaignScreen {

    private static final String FORM = "console/campaign/form";

    private final CampaignList list;
    private final Members members;
    private final Campaigns campaigns;
    private final StaffAccounts staff;
    private final Said said;

    CampaignScreen(CampaignList list, Members members, Campaigns campaigns, StaffAccounts staff, Said said) {
        this.list = list;
        this.members = members;
        this.campaigns = campaigns;
        this.staff = staff;
        this.said = said;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("campaigns", list.all());
        return "console/campaign/list";
    }

    @GetMapping("/{id:\\d+}")
    String campaign(@PathVariable long id, Members.Filter filter, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before, Model model) {
        CampaignList.Row row = list.find(id);
        model.addAttribute("row", row);
        model.addAttribute("campaign", row.campaign());
        model.addAttribute("filter", filter);
        model.addAttribute("people", staff.all());
        model.addAttribute("page", members.find(id, filter, before));
        model.addAttribute("sources", members.sources(id));
        model.addAttribute("feeds", members.feeds(row.campaign()));
        return "console/campaign/campaign";
    }

    @GetMapping("/{id:\\d+}/candidates")
    String candidates(@PathVariable long id, @RequestParam(defaultValue = "") String who, Model model) {
        model.addAttribute("candidates", members.candidates(find(id), who));
        return "console/campaign/campaign :: candidates";
    }

    @PostMapping("/{id:\\d+}/members")
    String add(@PathVariable long id, @RequestParam String who, @ModelAttribute("me") StaffMember me, RedirectAttributes next) {
        Campaign campaign = find(id);
        try {
            Members.chosen(who).or(() -> members.candidates(campaign, who).stream().findFirst())
                    .flatMap(person -> campaigns.join(campaign, Members.type(person), person.id(), Cause.staff(me.id())))
                    .ifPresentOrElse(made -> said.done(next, "campaign.joined"), () -> said.fault(next, "campaign.nobody", who));
        } catch (IllegalArgumentException refused) {
            next.addFlashAttribute("fault", refused.getMessage());
        }
        return "redirect:/campaigns/" + id;
    }

    @PostMapping("/{id:\\d+}/members/{object:lead|contact|account}/{record}/remove")
    String remove(@PathVariable long id, @PathVariable String object, @PathVariable long record, @ModelAttribute("me") StaffMember me, RedirectAttributes next) {
        campaigns.leave(find(id), Members.type(new Members.Person(object, record, null, null)), record, Cause.staff(me.id()));
        said.done(next, "campaign.left");
        return "redirect:/campaigns/" + id;
    }

    @GetMapping("/new")
    String blank(Model model) {
        return form(null, List.of(), model);
    }

    @GetMapping("/{id:\\d+}/edit")
    String edit(@PathVariable long id, Model model) {
        return form(find(id), List.of(), model);
    }

    @PostMapping
    String save(CampaignForm form, Model model, RedirectAttributes next) {
        Campaign campaign = form.campaign();
        List<String> faults = campaigns.faults(campaign);
        if (!faults.isEmpty()) {
            return form(campaign, faults, model);
        }
        long id = campaigns.save(campaign);
        said.done(next, "campaign.saved", campaign.name());
        return "redirect:/campaigns/" + id;
    }

    private String form(Campaign campaign, List<String> faults, Model model) {
        model.addAttribute("c", campaign);
        model.addAttribute("lines", campaign == null ? "" : String.join("\n", campaign.steps()));
        model.addAttribute("faults", faults);
        model.addAttribute("people", staff.all());
        return FORM;
    }

    private Campaign find(long id) {
        return campaigns.find(id).orElseThrow(() -> new Missing("campaign", id));
    }
}
