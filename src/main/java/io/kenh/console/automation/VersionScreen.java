package io.kenh.console.automation;

import io.kenh.access.StaffMember;
import io.kenh.automation.Definition;
import io.kenh.automation.Versions;
import io.kenh.automation.YamlText;
import io.kenh.console.Said;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What an automation was: its versions, what differs between two of them, who did what, and going back; its file. */
@Controller
class VersionScreen {

    private final AutomationList automations;
    private final Versions versions;
    private final Authors authors;
    private final Said said;

    VersionScreen(AutomationList automations, Versions versions, Authors authors, Said said) {
        this.automations = automations;
        this.versions = versions;
        this.authors = authors;
        this.said = said;
    }

    @GetMapping("/automations/{id}/versions")
    String versions(@PathVariable long id, @RequestParam(required = false) Integer from, @RequestParam(required = false) Integer to, Model model) {
        AutomationList.Row automation = automations.find(id);
        List<Versions.Version> all = versions.of(id);
        int newer = to == null ? automation.version() : to;
        int older = from == null ? Math.max(1, newer - 1) : from;
        model.addAttribute("automation", automation);
        model.addAttribute("versions", all);
        model.addAttribute("log", versions.log(id));
        model.addAttribute("authors", authors.names(all.stream().map(Versions.Version::author).toList(), versions.log(id).stream().map(Versions.Entry::author).toList()));
        model.addAttribute("from", older);
        model.addAttribute("to", newer);
        model.addAttribute("lines", Diff.of(yaml(id, older), yaml(id, newer)));
        return "console/automation/versions";
    }

    @PostMapping("/automations/{id}/versions/{version}/restore")
    String restore(@PathVariable long id, @PathVariable int version, @ModelAttribute("me") StaffMember me, RedirectAttributes next) {
        try {
            said.done(next, "version.restored", version, versions.restore(automations.find(id).id(), version, "staff:" + me.id()));
        } catch (IllegalArgumentException | NoSuchElementException impossible) {
            next.addFlashAttribute("fault", impossible.getMessage());
        }
        return "redirect:/automations/" + id + "/versions";
    }

    @GetMapping("/automations/{id}/yaml")
    ResponseEntity<String> yaml(@PathVariable long id) {
        AutomationList.Row automation = automations.find(id);
        ContentDisposition file = ContentDisposition.attachment().filename(automation.name() + ".yaml", StandardCharsets.UTF_8).build();
        return ResponseEntity.ok().contentType(new MediaType("application", "yaml", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString()).body(YamlText.write(automation.definition()));
    }

    private String yaml(long id, int version) {
        return versions.find(id, version).map(Versions.Version::definition).map((Definition d) -> YamlText.write(d)).orElse("");
    }
}
