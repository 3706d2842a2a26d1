package io.kenh.console.ticket;

import io.kenh.access.StaffMember;
import io.kenh.console.Said;
import io.kenh.event.Cause;
import io.kenh.ticket.Merging;
import io.kenh.ticket.Participants;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Putting conversations together and taking them apart, and who takes part in them. */
@Controller
@RequestMapping("/tickets/{id}")
class MovingScreen {

    private final Merging merging;
    private final Participants participants;
    private final Said said;

    MovingScreen(Merging merging, Participants participants, Said said) {
        this.merging = merging;
        this.participants = participants;
        this.said = said;
    }

    @PostMapping("/merge")
    String merge(@PathVariable long id, @RequestParam long into, @ModelAttribute("me") StaffMember me, RedirectAttributes next) {
        return tried(id, "ticket.merged", next, () -> {
            merging.merge(id, into, Cause.staff(me.id()), me.name());
            return into;
        });
    }

    @PostMapping("/unmerge")
    String unmerge(@PathVariable long id, @ModelAttribute("me") StaffMember me, RedirectAttributes next) {
        return tried(id, "ticket.unmerged", next, () -> {
            merging.unmerge(id, Cause.staff(me.id()));
            return id;
        });
    }

    /** @param into the ticket they go to; null for a new one */
    @PostMapping("/move")
    String move(@PathVariable long id, @RequestParam(defaultValue = "") List<Long> messages, @RequestParam(required = false) Long into,
                @RequestParam(required = false) String subject, @ModelAttribute("me") StaffMember me, RedirectAttributes next) {
        return tried(id, "ticket.moved", next, () -> {
            if (into == null) {
                return merging.split(id, messages, subject, Cause.staff(me.id()), me.name());
            }
            merging.move(id, messages, into, me.name());
            return into;
        });
    }

    @PostMapping("/people")
    String letIn(@PathVariable long id, @RequestParam String email, @RequestParam(defaultValue = "false") boolean copied, RedirectAttributes next) {
        return tried(id, "ticket.saved", next, () -> {
            participants.letIn(id, email, copied);
            return id;
        });
    }

    @PostMapping("/people/remove")
    String letGo(@PathVariable long id, @RequestParam String email, RedirectAttributes next) {
        return tried(id, "ticket.saved", next, () -> {
            participants.letGo(id, email);
            return id;
        });
    }

    private String tried(long id, String done, RedirectAttributes next, Supplier<Long> work) {
        try {
            long shown = work.get();
            said.done(next, done, String.valueOf(shown));
            return "redirect:/tickets/" + shown;
        } catch (IllegalStateException | IllegalArgumentException | NoSuchElementException refused) {
            said.fault(next, "ticket.move.refused");
            return "redirect:/tickets/" + id;
        }
    }
}
