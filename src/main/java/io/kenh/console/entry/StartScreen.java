package io.kenh.console.entry;

import io.kenh.access.Links;
import io.kenh.access.Passwords;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page behind the link that the hub prints while it has no administrator. */
@Controller
@RequestMapping("/start/{secret}")
class StartScreen {

    /** What the first administrator types. */
    record NewAdministrator(String name, String email, String password, String again) { }

    private static final String PAGE = "console/entry/start";

    private final Links links;

    StartScreen(Links links) {
        this.links = links;
    }

    @GetMapping
    String form(@PathVariable String secret, Model model) {
        model.addAttribute("who", new NewAdministrator("", "", "", ""));
        return links.isStart(secret) ? PAGE : "console/entry/void";
    }

    @PostMapping
    String create(@PathVariable String secret, NewAdministrator who, Locale locale, Model model) {
        Optional<String> wrong = fault(who);
        if (wrong.isPresent()) {
            model.addAttribute("who", who);
            model.addAttribute("wrong", wrong.get());
            return PAGE;
        }
        boolean created = links.createAdministrator(secret, who.name().strip(), who.email(), who.password(), locale.getLanguage());
        return created ? "redirect:/sign-in?ready" : "console/entry/void";
    }

    private static Optional<String> fault(NewAdministrator who) {
        if (who.name() == null || who.name().isBlank() || who.email() == null || !who.email().contains("@")) {
            return Optional.of("person.incomplete");
        }
        return Passwords.fault(who.password(), who.email())
                .or(() -> who.password().equals(who.again()) ? Optional.empty() : Optional.of("password.differs"));
    }
}
