package io.kenh.console.why;

import io.kenh.access.StaffMember;
import io.kenh.automation.Automation;
import io.kenh.automation.Automations;
import io.kenh.automation.Replay;
import io.kenh.automation.Replays;
import io.kenh.console.Missing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Holds the past against an automation as it is now: what it would have done, and nothing is sent. */
@Controller
class ReplayScreen {

    private static final int SHOWN = 100;
    private static final int LONGEST = 365;

    private final Automations automations;
    private final Replays replays;
    private final JdbcClient db;
    private final Clock clock;

    ReplayScreen(Automations automations, Replays replays, JdbcClient db, Clock clock) {
        this.automations = automations;
        this.replays = replays;
        this.db = db;
        this.clock = clock;
    }

    @GetMapping("/automations/{id}/replay")
    String replay(@PathVariable long id, @RequestParam(required = false) Long replay, @RequestParam(required = false) String kind, Model model) {
        Automation automation = find(id);
        Long shown = replay == null ? latest(id) : replay;
        Replay found = shown == null ? null : replays.find(shown).orElseThrow(() -> new Missing("replay", shown));
        model.addAttribute("automation", automation);
        model.addAttribute("replay", found);
        model.addAttribute("kind", kind);
        model.addAttribute("differences", found == null ? List.of() : replays.differences(shown, kind == null || kind.isBlank() ? null : kind, null, SHOWN));
        return "console/why/replay";
    }

    @PostMapping("/automations/{id}/replay")
    String start(@PathVariable long id, @RequestParam(defaultValue = "7") int days, @ModelAttribute("me") StaffMember me, RedirectAttributes next) {
        Instant from = clock.instant().minus(Duration.ofDays(Math.max(1, Math.min(LONGEST, days))));
        try {
            next.addAttribute("replay", replays.start(find(id).definition(), id, from, null, "staff:" + me.id()));
        } catch (IllegalArgumentException impossible) {
            next.addFlashAttribute("fault", impossible.getMessage());
        }
        return "redirect:/automations/" + id + "/replay";
    }

    @PostMapping("/automations/{id}/replay/{replay}/stop")
    String stop(@PathVariable long id, @PathVariable long replay) {
        replays.stop(replay);
        return "redirect:/automations/" + id + "/replay?replay=" + replay;
    }

    private Long latest(long automation) {
        return db.sql("select id from replay where automation_id = ? order by id desc limit 1").param(automation).query(Long.class).optional().orElse(null);
    }

    private Automation find(long id) {
        return automations.find(id).orElseThrow(() -> new Missing("automation", id));
    }
}
