package io.kenh.console.sync;

import io.kenh.access.StaffMember;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.CrmObject;
import io.kenh.console.Missing;
import io.kenh.console.Said;
import io.kenh.sync.InvalidMapping;
import io.kenh.sync.SyncStatus;
import io.kenh.sync.Syncs;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is kept in step with which CRM, how far it has come, and what waits for a person. */
@Controller
@RequestMapping("/syncs")
class SyncScreen {

    /** A sync in the list; the lag is how long ago the CRM was last known whole, in seconds, or null before the first load. */
    record Shown(SyncStatus status, Connection connection, Long lag) {

        /** {@code paused}, {@code failing}, {@code loading} or {@code active}. */
        public String state() {
            if (!status.sync().isActive()) {
                return "paused";
            }
            return status.checkpoint().error() != null ? "failing" : status.checkpoint().loaded() == null ? "loading" : "active";
        }
    }

    /** An object that no sync keeps in step yet. */
    record Offer(Connection connection, CrmObject object) { }

    private final Syncs syncs;
    private final Connections connections;
    private final Said said;
    private final Clock clock;

    SyncScreen(Syncs syncs, Connections connections, Said said, Clock clock) {
        this.syncs = syncs;
        this.connections = connections;
        this.said = said;
        this.clock = clock;
    }

    @GetMapping
    String list(Model model) {
        List<Shown> all = syncs.all().stream().map(this::shown).toList();
        model.addAttribute("syncs", all);
        model.addAttribute("offers", connections.all().stream().flatMap(connection -> syncs.objects(connection).stream().map(object -> new Offer(connection, object)))
                .filter(offer -> all.stream().noneMatch(one -> one.connection().id() == offer.connection().id() && one.status().sync().object().equals(offer.object().name()))).toList());
        return "console/sync/list";
    }

    private Shown shown(SyncStatus status) {
        Long lag = status.checkpoint().looked() == null ? null : Duration.between(status.checkpoint().looked(), clock.instant()).toSeconds();
        return new Shown(status, connections.byId(status.sync().connectionId()), lag);
    }

    @GetMapping("/{id}")
    String one(@PathVariable long id, Model model) {
        about(id, model);
        model.addAttribute("conflicts", syncs.conflicts(id, false));
        return "console/sync/one";
    }

    /** Part of the page: what moves while one looks. */
    @GetMapping("/{id}/progress")
    String progress(@PathVariable long id, Model model) {
        about(id, model);
        return "console/sync/progress :: progress";
    }

    private Shown about(long id, Model model) {
        try {
            Shown one = shown(syncs.get(id));
            model.addAttribute("one", one);
            return one;
        } catch (NoSuchElementException none) {
            throw new Missing("sync " + id);
        }
    }

    /** Part of the page: what would happen. */
    @PostMapping("/{id}/shadow")
    String shadow(@PathVariable long id, Model model) {
        try {
            model.addAttribute("report", syncs.shadow(id));
        } catch (InvalidMapping | IllegalStateException failed) {
            model.addAttribute("trouble", failed.getMessage());
        }
        return "console/sync/shadow :: report";
    }

    @PostMapping("/{id}/resume")
    String resume(@PathVariable long id, RedirectAttributes next) {
        return done(id, syncs::resume, "sync.resumed", next);
    }

    @PostMapping("/{id}/pause")
    String pause(@PathVariable long id, RedirectAttributes next) {
        return done(id, syncs::pause, "sync.paused", next);
    }

    @PostMapping("/{id}/look")
    String look(@PathVariable long id, RedirectAttributes next) {
        return done(id, syncs::look, "sync.looking", next);
    }

    @PostMapping("/{id}/redrive")
    String redrive(@PathVariable long id, RedirectAttributes next) {
        return done(id, syncs::redrive, "sync.redriven", next);
    }

    @PostMapping("/{id}/delete")
    String delete(@PathVariable long id, RedirectAttributes next) {
        done(id, syncs::delete, "sync.deleted", next);
        return "redirect:/syncs";
    }

    private String done(long id, LongConsumer work, String key, RedirectAttributes next) {
        try {
            work.accept(id);
            said.done(next, key);
        } catch (NoSuchElementException none) {
            throw new Missing("sync " + id);
        }
        return "redirect:/syncs/" + id;
    }

    @PostMapping("/{id}/conflicts/{conflict}")
    String settle(@PathVariable long id, @PathVariable long conflict, @RequestParam String winner, @ModelAttribute("me") StaffMember me, RedirectAttributes next) {
        if (syncs.settle(conflict, winner, me.name())) {
            said.done(next, "sync.settled");
        } else {
            said.fault(next, "sync.settled.before");
        }
        return "redirect:/syncs/" + id;
    }
}
