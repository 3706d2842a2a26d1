package io.kenh.console.consent;

import io.kenh.delivery.Consent;
import io.kenh.delivery.Consents;
import io.kenh.delivery.UnsubscribeLinks;
import io.kenh.delivery.UnsubscribeLinks.Target;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where a link to unsubscribe leads, open to everybody who holds one. Looking changes nothing, as mail scanners open every
 * link; one press of the button does, and so does the POST that mail programs send by themselves (RFC 8058).
 */
@Controller
@RequestMapping("/u/{token}")
class UnsubscribeScreen {

    private static final String ONE_CLICK = "One-Click";
    private static final String PAGE = "console/consent/unsubscribe";

    private final UnsubscribeLinks links;
    private final Consents consents;

    UnsubscribeScreen(UnsubscribeLinks links, Consents consents) {
        this.links = links;
        this.consents = consents;
    }

    @GetMapping
    String ask(@PathVariable String token, Model model, HttpServletResponse response) {
        return links.read(token).map(target -> page(target, false, model)).orElseGet(() -> unknown(response));
    }

    @PostMapping
    String unsubscribe(@PathVariable String token, @RequestParam(name = "List-Unsubscribe", required = false) String how, Model model, HttpServletResponse response) {
        Optional<Target> target = links.read(token);
        if (target.isEmpty()) {
            return unknown(response);
        }
        boolean pressed = ONE_CLICK.equals(how);
        if (pressed) {
            consents.withdraw(Consent.Entry.withdrawn(target.get().channel(), target.get().address(), "person", "link", "pressed the link in a message"));
        } else {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
        return page(target.get(), pressed, model);
    }

    private static String page(Target target, boolean done, Model model) {
        model.addAttribute("address", target.address());
        model.addAttribute("over", done);
        return PAGE;
    }

    private static String unknown(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        return "console/consent/unknown";
    }
}
