package io.kenh.console.sla;

import io.kenh.access.StaffMember;
import io.kenh.calendar.WorkCalendar;
import io.kenh.console.Missing;
import io.kenh.console.Said;
import io.kenh.sla.Book;
import io.kenh.sla.SlaExplanations;
import io.kenh.sla.Policy;
import io.kenh.sla.SlaRules;
import io.kenh.sla.Target;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Setting up one policy, with a look at what would be due. */
@Controller
@RequestMapping("/sla/policies")
class PolicyScreen {

    private final SlaRules rules;
    private final SlaSaving saving;
    private final SlaChoices choices;
    private final Said said;
    private final Clock clock;

    PolicyScreen(SlaRules rules, SlaSaving saving, SlaChoices choices, Said said, Clock clock) {
        this.rules = rules;
        this.saving = saving;
        this.choices = choices;
        this.said = said;
        this.clock = clock;
    }

    @GetMapping("/{key}")
    String edit(@PathVariable String key, Model model) {
        Book book = rules.now().book();
        Policy policy = key.equals(Keys.NEW) ? blank(book) : book.policy(key).orElseThrow(() -> new Missing("SLA policy " + key));
        return form(key, policy, model);
    }

    private static Policy blank(Book book) {
        String calendar = book.calendars().isEmpty() ? "" : book.calendars().get(0).key();
        return new Policy(Keys.NEW, "", calendar, false, List.of(), Map.of("urgent", Target.NONE), List.of());
    }

    private String form(String key, Policy policy, Model model) {
        model.addAttribute("key", key);
        model.addAttribute("policy", policy);
        model.addAttribute("calendars", rules.now().book().calendars());
        model.addAttribute("staff", choices.staff());
        model.addAttribute("groups", choices.groups());
        model.addAttribute("rows", policy.levels().size() + PolicyForm.SPARE);
        look(policy, clock.instant(), model);
        return "console/sla/policy";
    }

    @PostMapping("/{key}")
    String save(@PathVariable String key, @RequestParam MultiValueMap<String, String> sent, @ModelAttribute("me") StaffMember me, Model model, RedirectAttributes next) {
        Fields fields = new Fields(sent);
        Book book = rules.now().book();
        Policy policy = PolicyForm.read(Keys.of(key, fields.text("title"), taken -> book.policy(taken).isPresent()), fields);
        Optional<String> refused = saving.change(fields.unreadable(), old -> old.with(policy), me.id());
        if (refused.isPresent()) {
            model.addAttribute("fault", refused.get());
            return form(key, policy, model);
        }
        said.done(next, "sla.policy.saved", policy.title());
        return "redirect:/sla";
    }

    @PostMapping("/{key}/delete")
    String delete(@PathVariable String key, @ModelAttribute("me") StaffMember me, RedirectAttributes next) {
        saving.change(List.of(), book -> book.withoutPolicy(key), me.id())
                .ifPresentOrElse(refused -> next.addFlashAttribute("fault", refused), () -> said.done(next, "sla.policy.deleted"));
        return "redirect:/sla";
    }

    /** Part of the form: when a ticket that comes in at {@code at} would be due by what stands in the form now. */
    @PostMapping("/preview")
    String preview(@RequestParam MultiValueMap<String, String> sent, Model model) {
        Fields fields = new Fields(sent);
        LocalDateTime at = fields.read("at", LocalDateTime::parse);
        look(PolicyForm.read(Keys.NEW, fields), at == null ? clock.instant() : at.atZone(clock.getZone()).toInstant(), model);
        return "console/sla/preview :: preview";
    }

    private void look(Policy policy, Instant at, Model model) {
        Optional<WorkCalendar> calendar = rules.now().book().calendar(policy.calendar());
        model.addAttribute("at", LocalDateTime.ofInstant(at, clock.getZone()).truncatedTo(ChronoUnit.MINUTES));
        model.addAttribute("previews", calendar.isEmpty() ? List.of() : SlaExplanations.preview(policy, calendar.get(), at));
    }
}
