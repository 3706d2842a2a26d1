package io.kenh.console.entry;

import io.kenh.access.Links;
import io.kenh.access.Passwords;
import io.kenh.access.StaffMember;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page behind an invitation: a colleague chooses a password. */
@Controller
@RequestMapping("/welcome/{secret}")
class WelcomeScreen {

    private final Links links;

    WelcomeScreen(Links links) {
        this.links = links;
    }

    @GetMapping
    String form(@PathVariable String secret, Model model) {
        Optional<StaffMember> invited = links.invited(secret);
        model.addAttribute("who", invited.orElse(null));
        return invited.isPresent() ? "console/entry/welcome" : "console/entry/void";
    }

    @PostMapping
    String choose(@PathVariable String secret, @RequestParam String password, @RequestParam String again, Model model) {
        Optional<StaffMember> invited = links.invited(secret);
        Optional<String> wrong = Passwords.fault(password, invited.map(StaffMember::email).orElse(null))
                .or(() -> password.equals(again) ? Optional.empty() : Optional.of("password.differs"));
        if (invited.isPresent() && wrong.isPresent()) {
            model.addAttribute("wrong", wrong.get());
            return form(secret, model);
        }
        return links.choosePassword(secret, password) ? "redirect:/sign-in?ready" : "console/entry/void";
    }
}
