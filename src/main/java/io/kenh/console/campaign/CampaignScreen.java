package io.kenh.console.campaign;

import io.kenh.access.StaffAccounts;
import io.kenh.campaign.Campaign;
import io.kenh.campaign.Campaigns;
import io.kenh.console.Said;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of campaigns, and the form that makes and changes them. */
@Controller
@RequestMapping("/campaigns")
class CampaignScreen {

    private final CampaignList list;
    private final Campaigns campaigns;
    private final StaffAccounts staff;
    private final Said said;

    CampaignScreen(CampaignList list, Campaigns campaigns, StaffAccounts staff, Said said) {
        this.list = list;
        this.campaigns = campaigns;
        this.staff = staff;
        this.said = said;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("campaigns", list.all());
        model.addAttribute("people", staff.all());
        return "console/campaign/list";
    }

    @PostMapping
    String save(CampaignForm form, RedirectAttributes next) {
        Campaign campaign = form.campaign();
        List<String> faults = campaigns.faults(campaign);
        if (faults.isEmpty()) {
            campaigns.save(campaign);
            said.done(next, "campaign.saved", campaign.name());
        } else {
            next.addFlashAttribute("fault", String.join("; ", faults));
        }
        return "redirect:/campaigns";
    }
}
