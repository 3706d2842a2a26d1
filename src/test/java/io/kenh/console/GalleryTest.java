package io.kenh.console;

import com.microsoft.playwright.Page;
import io.kenh.access.Role;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Takes a picture of every screen: {@code mvn test -Dtest=GalleryTest -Dgallery=target/gallery [-Dpaths=/,/tickets]}. */
@EnabledIfSystemProperty(named = "gallery", matches = ".+")
class GalleryTest extends ScreenTest {

    private static final String PATHS = "/,/tickets,/tickets/1,/contacts,/contacts/1,/leads,/leads/1,/accounts,/opportunities,/tasks,/new/tasks,/contacts/1/edit,/contacts/1/changes,/fields,/events,/events/118,/messages,"
            + "/messages/63,/parked,/automations,/automations/1,/connections,/connections/new,/staff,/tokens,/search?q=nguyen,/tour";

    @Test
    void takesPictures() {
        shoot("/sign-in", "sign-in");
        signIn(Role.ADMIN);
        for (String path : System.getProperty("paths", PATHS).split(",")) {
            shoot(path, path.equals("/") ? "overview" : path.substring(1).replaceAll("[^a-z0-9]+", "-"));
        }
        forgiveComplaints();
    }

    private void shoot(String path, String name) {
        for (int width : new int[] {DESKTOP, PHONE}) {
            page.setViewportSize(width, 900);
            go(path);
            page.waitForTimeout(300);
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
                    .setPath(Path.of(System.getProperty("gallery"), name + "-" + width + ".png")));
        }
    }
}
