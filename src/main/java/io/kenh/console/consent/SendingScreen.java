package io.kenh.console.consent;

import io.kenh.console.Said;
import io.kenh.delivery.DoNotAdvertise;
import io.kenh.delivery.RuleBook;
import io.kenh.delivery.SendingRules;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** When and how often advertising leaves, and the numbers it never goes to. */
@Controller
@RequestMapping("/sending")
class SendingScreen {

    private final RuleBook book;
    private final DoNotAdvertise list;
    private final Said said;

    SendingScreen(RuleBook book, DoNotAdvertise list, Said said) {
        this.book = book;
        this.list = list;
        this.said = said;
    }

    /** @param number to be looked for on the list */
    @GetMapping
    String rules(@RequestParam(defaultValue = "") String number, Model model) {
        SendingRules rules = book.now();
        model.addAttribute("rules", rules);
        model.addAttribute("words", String.join("\n", rules.stopWords()));
        model.addAttribute("listed", list.count());
        model.addAttribute("number", number.strip());
        model.addAttribute("entry", number.isBlank() ? null : list.find(number.strip()).orElse(null));
        return "console/consent/sending";
    }

    @PostMapping
    String save(RulesForm form, RedirectAttributes next) {
        try {
            book.save(form.rules());
            said.done(next, "sending.saved");
        } catch (IllegalArgumentException | DateTimeException refused) {
            next.addFlashAttribute("fault", refused.getMessage());
        }
        return "redirect:/sending";
    }

    @PostMapping("/do-not-advertise/{id}/remove")
    String remove(@PathVariable long id, RedirectAttributes next) {
        list.remove(id);
        said.done(next, "sending.list.removed");
        return "redirect:/sending";
    }

    @PostMapping("/do-not-advertise")
    String add(@RequestParam(required = false) MultipartFile file, @RequestParam(required = false) String numbers, @RequestParam(defaultValue = "false") boolean replace,
               RedirectAttributes next) throws IOException {
        boolean uploaded = file != null && !file.isEmpty();
        try (Reader reader = uploaded ? new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8) : new StringReader(numbers == null ? "" : numbers)) {
            DoNotAdvertise.Imported imported = list.read(reader, uploaded ? "national" : "own", uploaded && replace);
            said.done(next, "sending.list.added", imported.added(), imported.unreadable(), String.join(", ", imported.examples()));
        }
        return "redirect:/sending";
    }
}
