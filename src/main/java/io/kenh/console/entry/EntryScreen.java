package io.kenh.console.entry;

import io.kenh.access.PresentStaff;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import io.kenh.console.Languages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

/** The form by which people come in. */
@Controller
class EntryScreen {

    private final LocaleResolver languages;

    EntryScreen(LocaleResolver languages) {
        this.languages = languages;
    }

    @GetMapping("/sign-in")
    String signIn(@RequestParam(required = false) String lang, HttpServletRequest request, HttpServletResponse response) {
        if (PresentStaff.of(request).isPresent()) {
            return "redirect:/";
        }
        if (lang != null) {
            languages.setLocale(request, response, Languages.spoken(lang));
            return "redirect:/sign-in";
        }
        return "console/entry/sign-in";
    }
}
