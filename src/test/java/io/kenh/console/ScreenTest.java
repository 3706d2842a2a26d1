package io.kenh.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.kenh.HubTest;
import io.kenh.access.Role;
import io.kenh.access.StaffAccounts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The hub with the data of a small company, looked at through a real browser. */
@HubTest
public abstract class ScreenTest {

    protected static final String PASSWORD = "một câu ngắn";
    protected static final int DESKTOP = 1440;
    protected static final int PHONE = 390;

    /** The buttons and fields that are lower or narrower than 24 pixels; those that nobody sees do not count. */
    private static final String SMALL = """
            [...document.querySelectorAll('button, .btn, summary, select, textarea, .form-check, .k-back')]
              .filter(e => e.checkVisibility() && !e.closest('[aria-hidden=true], [inert]'))
              .filter(e => { const r = e.getBoundingClientRect(); return r.width > 1 && (r.width < 23.5 || r.height < 23.5); })
              .map(e => e.outerHTML.slice(0, 120))""";

    @Autowired
    protected JdbcClient db;
    @Autowired
    protected StaffAccounts accounts;
    @LocalServerPort
    protected int port;

    protected Page page;
    private BrowserContext context;
    private final List<String> complaints = new ArrayList<>();

    @BeforeEach
    void openTheBrowser() {
        Company.moveIn(db, accounts, PASSWORD);
        browse(DESKTOP, "vi");
    }

    @AfterEach
    void closeTheBrowser() {
        if (context != null) {
            context.close();
        }
        assertThat(complaints).as("complaints on the browser's console").isEmpty();
    }

    /** A browser of this width that asks for this language, signed in as nobody. */
    protected void browse(int width, String language) {
        if (context != null) {
            context.close();
        }
        context = Browser.get().newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, 900).setLocale(language).setColorScheme(ColorScheme.LIGHT));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if ("error".equals(message.type())) {
                complaints.add(message.text() + " at " + message.location());
            }
        });
        page.onPageError(complaints::add);
    }

    /** Complaints that a test provoked on purpose. */
    protected void forgiveComplaints() {
        complaints.clear();
    }

    protected void go(String path) {
        page.navigate("http://localhost:" + port + path);
    }

    protected void signIn(Role role) {
        go("/sign-in");
        page.fill("#email", role == Role.ADMIN ? Company.ADMIN : Company.MEMBER);
        page.fill("#password", PASSWORD);
        page.click("main button");
        page.waitForURL("http://localhost:" + port + "/");
    }

    /** Opens a page at both widths and checks that it fits and is not an error page. */
    protected void fitsBothWidths(String path) {
        for (int width : new int[] {DESKTOP, PHONE}) {
            page.setViewportSize(width, 900);
            go(path);
            assertThat(page.locator(".k-content").count()).as("%s shows a screen", path).isEqualTo(1);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as("%s at %d px", path, width)
                    .isLessThanOrEqualTo(width);
            assertThat(page.locator("body").innerText()).as(path).doesNotContain("??");
            assertThat(page.locator("main h1").count()).as("headings of %s", path).isEqualTo(1);
            assertThat(page.evaluate(SMALL)).as("controls of %s at %d px that are hard to hit", path, width).isEqualTo(List.of());
        }
    }
}
