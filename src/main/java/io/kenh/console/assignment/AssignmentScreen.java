package io.kenh.console.assignment;

import io.kenh.assignment.AssignmentRules;
import io.kenh.assignment.Availability;
import io.kenh.assignment.WaitingWork;
import io.kenh.console.Said;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Set-up of who takes what, and the list of what nobody is free for. */
@Controller
@RequestMapping("/assignment")
class AssignmentScreen {

    record Choice(long id, String name, String mode) { }

    private static final String BACK = "redirect:/assignment";
    private static final int SHOWN = 100;
    /** In the select of a rule: nobody, as opposed to no rule. */
    private static final String NOBODY = "nobody";

    private final AssignmentRules rules;
    private final Availability availability;
    private final WaitingWork waiting;
    private final JdbcClient db;
    private final Clock clock;
    private final Said said;

    AssignmentScreen(AssignmentRules rules, Availability availability, WaitingWork waiting, JdbcClient db, Clock clock, Said said) {
        this.rules = rules;
        this.availability = availability;
        this.waiting = waiting;
        this.db = db;
        this.clock = clock;
        this.said = said;
    }

    @GetMapping
    String show(Model model) {
        model.addAttribute("objects", AssignmentRules.OBJECTS);
        model.addAttribute("rules", rules.all());
        model.addAttribute("groups", db.sql("select id, name, mode from staff_group order by lower(name)").query(Choice.class).list());
        model.addAttribute("people", db.sql("select id, name, role as mode from staff where active order by lower(name)").query(Choice.class).list());
        model.addAttribute("members", availability.members().stream().collect(Collectors.groupingBy(Availability.Member::groupId)));
        model.addAttribute("absences", availability.absences());
        model.addAttribute("waits", waiting.list(SHOWN));
        model.addAttribute("waitCount", waiting.count());
        return "console/assignment/assignment";
    }

    /** @param choice of each object: blank for no rule, {@code nobody}, or a group's id */
    @PostMapping("/rules")
    String rules(@RequestParam Map<String, String> choice, RedirectAttributes next) {
        return tried(next, "assignment.saved", () -> AssignmentRules.OBJECTS.forEach(object -> rule(object, choice.getOrDefault(object, ""))));
    }

    private void rule(String object, String chosen) {
        if (chosen.isBlank()) {
            rules.clear(object);
        } else {
            rules.set(object, NOBODY.equals(chosen) ? null : Long.valueOf(chosen));
        }
    }

    @PostMapping("/members")
    String share(@RequestParam long group, @RequestParam long staff, @RequestParam int weight, @RequestParam(defaultValue = "false") boolean working,
                 @RequestParam(required = false) Integer capacity, RedirectAttributes next) {
        return tried(next, "assignment.saved", () -> {
            availability.share(group, staff, weight, working);
            availability.capacity(staff, capacity);
        });
    }

    @PostMapping("/absences")
    String away(@RequestParam long staff, @RequestParam @DateTimeFormat(iso = ISO.DATE_TIME) LocalDateTime since,
                @RequestParam @DateTimeFormat(iso = ISO.DATE_TIME) LocalDateTime until, @RequestParam(required = false) String note, RedirectAttributes next) {
        return tried(next, "assignment.away.saved",
                () -> availability.addAbsence(staff, since.atZone(clock.getZone()).toInstant(), until.atZone(clock.getZone()).toInstant(), note));
    }

    @PostMapping("/absences/{id}/end")
    String back(@PathVariable long id, RedirectAttributes next) {
        return tried(next, "assignment.back.saved", () -> availability.removeAbsence(id));
    }

    private String tried(RedirectAttributes next, String done, Runnable work) {
        try {
            work.run();
            said.done(next, done);
        } catch (IllegalArgumentException | NoSuchElementException refused) {
            said.fault(next, "assignment.refused");
        }
        return BACK;
    }
}
