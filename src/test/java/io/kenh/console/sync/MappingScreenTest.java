package io.kenh.console.sync;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.kenh.access.Role;
import io.kenh.connector.Connections;
import io.kenh.console.ScreenTest;
import io.kenh.platform.Json;
import io.kenh.sync.Syncs;
import io.kenh.world.World;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The form of a mapping, with a CRM of the practice world behind it. */
class MappingScreenTest extends ScreenTest {

    private static final double LONG = 30_000;

    @Autowired
    private World world;
    @Autowired
    private Syncs syncs;
    @Autowired
    private Connections connections;

    private final String mine = UUID.randomUUID().toString().substring(0, 8);
    private long connection;

    @BeforeEach
    void connect() throws Exception {
        connection = connections.create("odoo-" + mine, "Odoo " + mine, "odoo", Map.of("baseUrl", "http://127.0.0.1:" + world.simulatorPort() + "/odoo",
                "database", "acme", "apiKey", "k-demo")).id();
        HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + world.simulatorPort() + "/odoo/res.partner"))
                .method("CUSTOMER", BodyPublishers.ofString(Json.write(Map.of("name", "Trần " + mine, "phone", "0912345678", "city", "Huế", "is_company", false)))).build(),
                BodyHandlers.ofString());
    }

    @AfterEach
    void leaveNothing() {
        syncs.all().stream().filter(one -> one.sync().connectionId() == connection).forEach(one -> syncs.delete(one.sync().id()));
        connections.pause(connection);
    }

    private static LocatorAssertions soon(Locator found) {
        return assertThat(found);
    }

    private void shows(Locator found, String text) {
        soon(found).containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(LONG));
    }

    /** The form is drawn anew by the server; what is done next must meet the new one. */
    private void there(String selector) {
        page.waitForSelector(selector, new com.microsoft.playwright.Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED).setTimeout(LONG));
    }

    private void press(String selector, String then) {
        page.click(selector);
        there(then);
    }

    @Test
    void aMappingIsBuiltRowByRowSeenOnARealRowAndSaved() {
        signIn(Role.ADMIN);
        go("/syncs/new?connection=" + connection + "&object=contact");
        shows(page.locator("#insight"), "+84912345678");
        shows(page.locator(".k-says").nth(2), "0912345678");

        int rows = page.locator(".k-map").count();
        press("#field-add", "#field-%d-ours".formatted(rows));
        page.selectOption("#field-%d-ours".formatted(rows), "industry");
        there("#field-%d-ours option[value=industry][selected]".formatted(rows));
        shows(page.locator("#field-%d-faults".formatted(rows)), "industry");
        page.selectOption("#field-%d-crm".formatted(rows), "city");
        there("#field-%d-crm option[value=city][selected]".formatted(rows));
        page.click("#field-%d summary".formatted(rows));
        press("#field-%d-value-add".formatted(rows), "#field-%d-values-0-ours".formatted(rows));
        page.fill("#field-%d-values-0-ours".formatted(rows), "Miền Trung");
        page.fill("#field-%d-values-0-theirs".formatted(rows), "Huế");
        shows(page.locator("#field-%d-says".formatted(rows)), "Miền Trung");
        page.focus("#field-%d-ours".formatted(rows));
        page.keyboard().press("Alt+ArrowUp");
        there("#field-%d-ours option[value=industry][selected]".formatted(rows - 1));

        press("#as-text", "#text");
        Assertions.assertThat(page.inputValue("#text")).contains("industry: {crm: city, values: {Miền Trung: Huế}}");
        press("#as-form", "#field-add");
        page.click("#save");
        soon(page.locator(".alert-success")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LONG));
        Assertions.assertThat(syncs.all()).anySatisfy(one -> Assertions.assertThat(one.sync().mapping()).contains("values: {Miền Trung: Huế}"));
    }

    @Test
    void theFormFitsBothWidthsAndShowsWhatItMakesOfARow() {
        long sync = syncs.create(connection, """
                object: contact
                match: [email]
                rows: {city: [Huế]}
                fields:
                  name: name
                  email: email
                  company: {in: "{{company}} ({{city}})"}
                  status: {crm: title, owner: crm, values: {"Mới": new}, otherwise: "Mới"}
                  account_id: account
                """);
        signIn(Role.ADMIN);
        fitsBothWidths("/syncs/" + sync + "/edit");
        shows(page.locator("#insight"), "Từ CRM về Kenh");
        shows(page.locator("#field-2-says"), "(Huế)");
        page.click("#as-text");
        shows(page.locator("#text"), "rows: {city: [Huế]}");
    }
}
