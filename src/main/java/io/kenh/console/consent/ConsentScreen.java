package io.kenh.console.consent;

import io.kenh.access.StaffMember;
import io.kenh.console.Said;
import io.kenh.delivery.Consent;
import io.kenh.delivery.Consents;
import io.kenh.delivery.Purpose;
import io.kenh.event.Cause;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Everything one address has said about being written to, and the form that adds to it. */
@Controller
@RequestMapping("/consents")
class ConsentScreen {

    private static final int LONGEST_EVIDENCE = 500;

    private final Consents consents;
    private final ConsentBook book;
    private final Said said;

    ConsentScreen(Consents consents, ConsentBook book, Said said) {
        this.consents = consents;
        this.book = book;
        this.said = said;
    }

    /** What the form sends; {@code word} is {@code agreed}, {@code withdrawn}, {@code blocked} or {@code unblocked}. */
    record Form(String address, String word, String evidence) {

        Consent.Entry entry(String actor) {
            boolean advertising = List.of("agreed", "withdrawn").contains(word);
            return new Consent.Entry(ConsentBook.channel(address), address, advertising ? Purpose.ADVERTISING : Purpose.TRANSACTIONAL,
                    List.of("agreed", "unblocked").contains(word), actor, "console", evidence.strip(), null);
        }
    }

    @GetMapping
    String address(@RequestParam(defaultValue = "") String address, Model model) {
        String asked = address.strip().toLowerCase(Locale.ROOT);
        List<ConsentBook.Standing> standings = asked.isEmpty() ? List.of() : book.of(List.of(asked));
        model.addAttribute("asked", address.strip());
        model.addAttribute("standing", standings.isEmpty() ? null : standings.get(0));
        model.addAttribute("history", standings.isEmpty() ? List.of() : consents.history(List.of(standings.get(0).address())));
        return "console/consent/address";
    }

    @PostMapping
    String append(Form form, @ModelAttribute("me") StaffMember me, RedirectAttributes next) {
        next.addAttribute("address", form.address());
        if (form.address() == null || ConsentBook.channel(form.address()) == null || form.evidence() == null || form.evidence().isBlank()
                || form.evidence().length() > LONGEST_EVIDENCE || !List.of("agreed", "withdrawn", "blocked", "unblocked").contains(form.word())) {
            said.fault(next, "consent.incomplete");
        } else {
            consents.append(form.entry(Cause.staff(me.id()).text()));
            said.done(next, "consent.noted");
        }
        return "redirect:/consents";
    }
}
