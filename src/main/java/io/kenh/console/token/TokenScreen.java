package io.kenh.console.token;

import io.kenh.access.ApiTokens;
import io.kenh.access.Role;
import io.kenh.console.Said;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Keys for programs; each is shown once. */
@Controller
@RequestMapping("/tokens")
class TokenScreen {

    private final ApiTokens tokens;
    private final Said said;

    TokenScreen(ApiTokens tokens, Said said) {
        this.tokens = tokens;
        this.said = said;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("tokens", tokens.all());
        model.addAttribute("base", ServletUriComponentsBuilder.fromCurrentContextPath().toUriString());
        return "console/token/list";
    }

    @PostMapping
    String create(@RequestParam String name, @RequestParam Role role, RedirectAttributes next) {
        if (name.isBlank()) {
            said.fault(next, "token.nameless");
        } else {
            next.addFlashAttribute("token", tokens.create(name.strip(), role));
        }
        return "redirect:/tokens";
    }

    @PostMapping("/{id}/revoke")
    String revoke(@PathVariable long id, RedirectAttributes next) {
        tokens.revoke(id);
        said.done(next, "token.is.revoked");
        return "redirect:/tokens";
    }
}
