package io.kenh.console.entry;

import io.kenh.access.StaffAccounts;
import io.kenh.access.StaffMember;
import io.kenh.console.Languages;
import io.kenh.console.Return;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Each person's own language and colours. */
@Controller
class MyChoices {

    private static final List<String> THEMES = List.of("auto", "light", "dark");

    private final StaffAccounts accounts;

    MyChoices(StaffAccounts accounts) {
        this.accounts = accounts;
    }

    @PostMapping("/me/language")
    String language(@ModelAttribute("me") StaffMember me, @RequestParam String language, @RequestParam String back) {
        accounts.rememberLocale(me.id(), Languages.spoken(language).getLanguage());
        return Return.to(back);
    }

    @PostMapping("/me/theme")
    String theme(@ModelAttribute("me") StaffMember me, @RequestParam String theme, @RequestParam String back) {
        accounts.rememberTheme(me.id(), THEMES.contains(theme) ? theme : THEMES.get(0));
        return Return.to(back);
    }
}
