package io.kenh.console.entry;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import io.kenh.access.Role;
import io.kenh.console.ScreenTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** An address that leads nowhere: people get a page of ours with a way on, programs get problem details. */
class WrongAddressTest extends ScreenTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @Test
    void aBrowserIsShownAPageWithAWayOn() {
        signIn(Role.MEMBER);

        leadsOn("/nix", 404, "/");
        leadsOn("/tickets/abc", 404, "/tickets");
        leadsOn("/tickets/999999999", 404, "/tickets");
        leadsOn("/leads/999999999", 404, "/leads");
        leadsOn("/contacts/a/b/c", 404, "/contacts");
        leadsOn("/tickets/1/messages/x/html", 404, "/tickets");
        leadsOn("/events?before=x", 400, "/");
        fitsBothWidths("/tickets/abc");
        forgiveComplaints();
    }

    private void leadsOn(String path, int status, String way) {
        APIResponse answer = get(path, BROWSER);
        assertThat(answer.status()).as(path).isEqualTo(status);
        assertThat(answer.headers().get("content-type")).as(path).startsWith("text/html");
        go(path);
        assertThat(page.locator("main h1").innerText()).as(path).isEqualTo(status == 404 ? "Không tìm thấy trang này" : "Yêu cầu không hợp lệ");
        page.click("main .btn-primary");
        assertThat(page.url()).isEqualTo("http://localhost:" + port + way);
    }

    @Test
    void thePageSpeaksTheLanguageOfItsReader() {
        browse(DESKTOP, "en");
        go("/f/nix");
        assertThat(page.locator("h1").innerText()).isEqualTo("There is no such page");

        signIn(Role.MEMBER);
        go("/tickets/abc");
        shot("desktop");
        page.setViewportSize(PHONE, 844);
        shot("phone");
        forgiveComplaints();
    }

    @Test
    void whoMayNotIsToldSoInsideTheConsole() {
        signIn(Role.MEMBER);
        go("/staff");

        assertThat(page.locator(".k-content h1").innerText()).isEqualTo("Không có quyền");
        forgiveComplaints();
    }

    @Test
    void aVisitorOfAFormThatIsNotThereIsNotLedIntoTheConsole() {
        go("/f/nix");

        assertThat(page.locator("h1").innerText()).isEqualTo("Không tìm thấy trang này");
        assertThat(page.locator("main a").count()).isZero();
        forgiveComplaints();
    }

    @Test
    void aProgramGetsProblemDetails() {
        signIn(Role.MEMBER);

        for (String path : new String[] {"/nix", "/tickets/abc", "/api/v1/nix"}) {
            APIResponse answer = get(path, path.startsWith("/api/") ? BROWSER : "application/json");
            assertThat(answer.headers().get("content-type")).as(path).startsWith("application/problem+json");
            assertThat(answer.status()).as(path).isGreaterThanOrEqualTo(400);
        }
    }

    private void shot(String what) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screens/lost-" + what + ".png")));
    }

    private APIResponse get(String path, String accept) {
        return page.request().get("http://localhost:" + port + path, RequestOptions.create().setHeader("Accept", accept));
    }
}
