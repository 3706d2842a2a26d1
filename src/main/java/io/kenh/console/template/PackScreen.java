package io.kenh.console.template;

import io.kenh.access.StaffMember;
import io.kenh.automation.IndustryPack;
import io.kenh.automation.IndustryPacks;
import io.kenh.console.Missing;
import io.kenh.console.Said;
import io.kenh.event.Cause;
import io.kenh.template.Sender;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Packs of templates and automations by industry; how the company calls itself in them. */
@Controller
@RequestMapping("/packs")
class PackScreen {

    private static final String BACK = "redirect:/packs";

    private final IndustryPacks packs;
    private final Sender sender;
    private final Said said;

    PackScreen(IndustryPacks packs, Sender sender, Said said) {
        this.packs = packs;
        this.sender = sender;
        this.said = said;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("packs", packs.all());
        model.addAttribute("choice", packs.choice().orElse(null));
        model.addAttribute("sender", sender.facts());
        model.addAttribute("senderFields", Sender.FIELDS);
        return "console/template/packs";
    }

    @GetMapping("/{name}")
    String pack(@PathVariable String name, Model model) {
        IndustryPack pack = packs.find(name).orElseThrow(() -> new Missing("pack", 0));
        model.addAttribute("pack", pack);
        model.addAttribute("choice", packs.choice().orElse(null));
        return "console/template/pack";
    }

    @PostMapping("/{name}")
    String install(@PathVariable String name, @RequestParam(defaultValue = "") String industry, @RequestParam(defaultValue = "vi") String language,
                   @ModelAttribute("me") StaffMember me, RedirectAttributes next) {
        try {
            IndustryPacks.Installed done = packs.install(name, industry, language, Cause.staff(me.id()).text());
            said.done(next, "pack.installed", done.templates(), done.automations(), done.kept());
        } catch (IllegalArgumentException refused) {
            next.addFlashAttribute("fault", refused.getMessage());
        }
        return "redirect:/packs/" + name;
    }

    @PostMapping("/sender")
    String sender(@RequestParam Map<String, String> values, RedirectAttributes next) {
        sender.save(values);
        said.done(next, "sender.saved");
        return BACK;
    }
}
