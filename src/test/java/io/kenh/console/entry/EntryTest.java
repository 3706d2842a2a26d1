package io.kenh.console.entry;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.kenh.access.Role;
import io.kenh.console.ScreenTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class EntryTest extends ScreenTest {

    @Test
    void nobodySeesAScreenBeforeSigningIn() {
        go("/tickets");

        assertThat(page).hasURL(Pattern.compile(".*/sign-in"));
    }

    @Test
    void aWrongPasswordIsRefusedWithoutSayingWhichHalfWasWrong() {
        go("/sign-in");
        page.fill("#email", "nobody@kenh.example");
        page.fill("#password", "whatever it is");
        page.click("main button");

        assertThat(page.locator(".alert-danger")).isVisible();
    }

    @Test
    void theFormSpeaksTheLanguageOfTheBrowser() {
        go("/sign-in");
        assertThat(page.locator("h1")).hasText("Đăng nhập");

        browse(PHONE, "en-GB");
        go("/sign-in");
        assertThat(page.locator("h1")).hasText("Sign in");
    }

    @Test
    void thePersonsOwnLanguageIsRemembered() {
        signIn(Role.MEMBER);
        page.click(".k-me");
        page.click("button[name=language][value=en]");
        assertThat(page.locator("h1")).hasText("Overview");

        browse(DESKTOP, "vi");
        signIn(Role.MEMBER);
        assertThat(page.locator("h1")).hasText("Overview");

        page.click(".k-me");
        page.click("button[name=language][value=vi]");
        assertThat(page.locator("h1")).hasText("Tổng quan");
    }

    @Test
    void signingOutEndsTheSession() {
        signIn(Role.MEMBER);
        page.click(".k-me");
        page.click("form[action='/sign-out'] button");
        go("/");

        assertThat(page).hasURL(Pattern.compile(".*/sign-in"));
    }

    @Test
    void aUsedOrInventedLinkOpensNothing() {
        go("/start/invented");

        assertThat(page.locator("h1")).hasText("Liên kết không còn dùng được");
    }
}
