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
        }
    }
}
