package io.kenh.console.sync;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.kenh.access.Role;
import io.kenh.connector.Connections;
import io.kenh.console.ScreenTest;
import io.kenh.sync.Syncs;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SyncScreenTest extends ScreenTest {

    private static final String NAME = "crm-of-screens";

    @Autowired
    private Syncs syncs;
    @Autowired
    private Connections connections;

    private long connection() {
        return connections.byName(NAME).orElseGet(() -> connections.create(NAME, "CRM của công ty", "rest-crm",
                Map.of("baseUrl", "http://127.0.0.1:9", "accessToken", "t-demo"))).id();
    }

    @AfterEach
    void leaveNothing() {
        syncs.all().stream().filter(one -> one.sync().connectionId() == connection()).forEach(one -> syncs.delete(one.sync().id()));
    }

    @Test
    void everyScreenFitsBothWidths() {
        signIn(Role.ADMIN);
        long sync = syncs.create(connection(), syncs.draft(connection(), "contact"));

        for (String path : new String[] {"/syncs", "/syncs/" + sync, "/syncs/" + sync + "/edit"}) {
            fitsBothWidths(path);
        }
    }

    @Test
    void aMappingIsProposedAndWhatIsWrongWithItIsSaid() {
        signIn(Role.ADMIN);
        go("/syncs/new?connection=" + connection() + "&object=contact");
        page.click("#as-text");
        assertThat(page.locator("#text")).containsText("match: [email, phone]");
        page.fill("#text", "object: contact\nfields:\n  nme: name\n");
        page.click("#save");
        assertThat(page.locator("#trouble")).containsText("nme");

        page.fill("#text", "object: contact\nfields:\n  name: name\n");
        page.click("#save");
        assertThat(page.locator(".alert-success")).isVisible();
        Assertions.assertThat(syncs.all()).anySatisfy(one -> Assertions.assertThat(one.sync().mapping()).contains("name: name"));
    }
}
