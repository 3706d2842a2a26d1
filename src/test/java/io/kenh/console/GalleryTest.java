package io.kenh.console;

import com.microsoft.playwright.Page;
import io.kenh.access.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.core.io.ClassPathResource;

/**
 * Takes a picture of every screen with the data of some months:
 * {@code mvn test -Dtest=GalleryTest -Dgallery=target/gallery [-Dpaths=/,/tickets]
 * [-Dlooks=vi-light,en-dark]}. A page that does
 * not fit its width is named in {@code wide.txt}.
 */
@EnabledIfSystemProperty(named = "gallery", matches = ".+")
class GalleryTest extends ScreenTest {

    private static final String PATHS = "/,/tickets,/tickets/1,/contacts,/contacts/1,/leads,/leads?source=zalo,/leads/1,/accounts,/opportunities,/tasks,/new/tasks,/contacts/1/edit,/contacts/1/changes,"
            + "/campaigns,/campaigns/1,/campaigns/5,/campaigns/new,/fields,/fields?object=lead,/events,/events/118,/messages,/messages/63,/parked,/automations,/automations/1,/automations/new,/automations/1/edit,"
            + "/automations/import,/automations/1/versions,/automations/1/why?sample=1,/automations/1/simulate,/automations/1/replay,/automations/calendar,/runs,/runs/1,/templates,/templates/new?kind=sms,/templates/new?kind=mail,/packs,"
            + "/imports,/connections,/connections/new,/connections/new/esms,/connections/1/edit,/consents,/consents?address=0912345678,/sending,/staff,/receiving,/assignment,/calls,/me/mail,/tokens,/search?q=nguyen,/tour";
    private static final int[] WIDTHS = {1366, PHONE};

    @Test
    void takesPictures() throws IOException {
        db.sql(new ClassPathResource("io/kenh/console/crowd.sql").getContentAsString(StandardCharsets.UTF_8)).update();
        shoot("/sign-in", "sign-in");
        signIn(Role.ADMIN);
        for (String look : System.getProperty("looks", "vi-light,en-dark").split(",")) {
            db.sql("update staff set locale = ?, theme = ?").params((Object[]) look.split("-")).update();
            for (String path : System.getProperty("paths", PATHS).split(",")) {
                shoot(path, look + "-" + (path.equals("/") ? "overview" : path.substring(1).replaceAll("[^a-z0-9]+", "-")));
            }
        }
        forgiveComplaints();
    }

    private void shoot(String path, String name) throws IOException {
        Path gallery = Path.of(System.getProperty("gallery"));
        for (int width : WIDTHS) {
            page.setViewportSize(width, 900);
            go(path);
            page.waitForTimeout(250);
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(gallery.resolve(name + "-" + width + ".png")));
            int needed = (Integer) page.evaluate("document.documentElement.scrollWidth");
            if (needed > width) {
                Files.writeString(gallery.resolve("wide.txt"), name + " needs " + needed + " of " + width + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        }
    }
}
