package io.kenh.console.webform;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.sun.net.httpserver.HttpServer;
import io.kenh.access.Role;
import io.kenh.connector.Connections;
import io.kenh.console.ScreenTest;
import io.kenh.form.FormField;
import io.kenh.form.FormLook;
import io.kenh.form.Forms;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the editor to a lead: the form's own page, and the same form on a page of another site. */
class WebFormTest extends ScreenTest {

    @Autowired
    private Connections connections;
    @Autowired
    private Forms forms;
    private final String name = "form-" + System.nanoTime();
    private long connection;

    private HttpServer shop;
    private HttpServer thief;

    @BeforeEach
    void connect() throws IOException {
        shop = site();
        thief = site();
        connection = connections.create(name, "Đăng ký tư vấn", "web-form", Map.of("allowedOrigins", address(shop), "honeypot", "_gotcha")).id();
    }

    @AfterEach
    void closeTheSites() {
        shop.stop(0);
        thief.stop(0);
    }

    @Test
    void aFormIsDrawnWithItsPreviewAndAFaultIsNamedBeforeItIsSaved() {
        signIn(Role.ADMIN);
        fitsBothWidths("/connections/" + connection + "/form");
        page.setViewportSize(DESKTOP, 900);
        go("/connections/" + connection + "/form");
        page.fill("[name=title]", "Báo giá trong ngày");
        assertThat(page.locator("#preview h2")).hasText("Báo giá trong ngày");
        page.click("button[value=add]");
        assertThat(page.locator(".k-field")).hasCount(5);
        Locator row = page.locator(".k-field").last();
        row.locator("[name=field]").fill("name");
        row.locator("[name=label]").fill("Quan tâm đến");
        row.locator("[name=kind]").selectOption("choice");
        page.click(".card-footer button[value=save]");
        assertThat(page.locator(".k-field").last()).containsText("đã có câu hỏi khác");

        row = page.locator(".k-field").last();
        row.locator("[name=field]").fill("interest");
        row.locator("[name=choices]").fill("Máy in\nMực in");
        row.locator("button[value^=up]").click();
        assertThat(page.locator(".k-field").nth(3).locator("[name=field]")).hasValue("interest");
        page.click(".card-footer button[value=save]");
        assertThat(page.locator(".k-flash")).isVisible();
        assertThat(page.locator("#preview select option")).hasCount(3);
        shot("editor");
    }

    @Test
    void theFormsOwnPageWorksInBothLanguagesAndWithoutScripts() {
        for (int width : new int[] {DESKTOP, PHONE}) {
            browse(width, width == PHONE ? "en" : "vi");
            go("/f/" + name);
            shot("page-" + width);
            Assertions.assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
            fill(page.locator("form"), "Lan " + width);
            assertThat(page.locator(".kenh-thanks")).containsText(width == PHONE ? "Thank you" : "Cảm ơn");
            awaitLead("Lan " + width);
        }
    }

    @Test
    void aLineOnAnotherSitesPageDrawsTheFormThereAndSendsIt() {
        look(shop, "en");
        Locator form = page.locator("kenh-form form");
        assertThat(form.locator("button")).hasText("Send");
        Assertions.assertThat(page.evaluate("document.querySelector('kenh-form').shadowRoot.querySelector('button').getBoundingClientRect().height"))
                .as("the style of the site stays outside").isNotEqualTo(300);
        shot("snippet");
        fill(form, "Another site");
        assertThat(page.locator("kenh-form .kenh-thanks")).isVisible();
        awaitLead("Another site");
    }

    @Test
    void aSiteThatIsNotAllowedIsToldSoAndNothingIsLost() {
        look(thief, "vi");
        Locator form = page.locator("kenh-form form");
        fill(form, "Stolen");
        assertThat(form.locator(".kenh-problem")).isVisible();
        assertThat(form.locator("[name=name]")).hasValue("Stolen");
        forgiveComplaints();
    }

    @Test
    void filesAreChosenCheckedSentAndStandOnTheLeadsPage() {
        forms.draw(connection, new FormLook("Ứng tuyển", "", "", "", List.of(new FormField("name", "", "text", true, List.of()),
                new FormField("phone", "", "phone", true, List.of()), new FormField("cv", "Hồ sơ của bạn", "file", true, List.of()))));
        browse(PHONE, "vi");
        go("/f/" + name);
        Locator form = page.locator("form");
        form.locator("[name=cv]").setInputFiles(new FilePayload("virus.exe", "application/octet-stream", new byte[] {'M', 'Z'}));
        fill(form, "Ứng viên " + name);
        assertThat(form.locator(".kenh-problem")).containsText("pdf, jpg");
        form.locator("[name=cv]").setInputFiles(new FilePayload("CV của Lan.pdf", "application/pdf", "%PDF-1.4\n%".getBytes(StandardCharsets.UTF_8)));
        shot("files");
        form.locator("button[type=submit]").click();
        assertThat(page.locator(".kenh-thanks")).isVisible();

        long lead = await().atMost(Duration.ofSeconds(30)).until(() -> db.sql("select id from lead where name = ?").param("Ứng viên " + name).query(Long.class).optional(),
                Optional::isPresent).orElseThrow();
        signIn(Role.ADMIN);
        page.setViewportSize(1366, 900);
        go("/leads/" + lead);
        assertThat(page.locator(".list-group-item")).containsText("CV của Lan.pdf");
        shot("lead");
        APIResponse file = page.request().get("http://localhost:" + port + page.locator(".list-group-item a").first().getAttribute("href"));
        Assertions.assertThat(file.text()).startsWith("%PDF-1.4");
        Assertions.assertThat(file.headers()).containsEntry("content-type", "application/octet-stream").containsEntry("x-content-type-options", "nosniff")
                .hasEntrySatisfying("content-disposition", how -> Assertions.assertThat(how).startsWith("attachment"));
        fitsBothWidths("/leads/" + lead);
        shot("lead-phone");
    }

    private static void fill(Locator form, String name) {
        form.locator("[name=name]").fill(name);
        form.locator("[name=phone]").fill("0901 234 5" + Math.floorMod(name.hashCode(), 90) + "7");
        form.locator("button[type=submit]").click();
    }

    private void awaitLead(String name) {
        await().untilAsserted(() -> Assertions.assertThat(db.sql("select count(*) from event where payload ->> 'name' = ?").param(name).query(Long.class).single()).isOne());
    }

    /** A page with a strict policy of its own and a style that would spoil the form. */
    private void look(HttpServer site, String language) {
        String hub = "http://localhost:" + port;
        site.createContext("/", exchange -> {
            byte[] body = ("<!doctype html><html lang=" + language + "><meta charset=utf-8><meta name=viewport content='width=device-width'><title>Shop</title><link rel=icon href=data:,>"
                    + "<style>button { height: 300px }</style><h1>Shop</h1><script src='" + hub + "/f/" + name + ".js' defer></script></html>").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src " + hub + "; connect-src " + hub);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        site.start();
        page.navigate(address(site) + "/contact");
    }

    private static HttpServer site() throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    private static String address(HttpServer site) {
        return "http://127.0.0.1:" + site.getAddress().getPort();
    }

    private void shot(String what) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screens/webform-" + what + ".png")).setFullPage(true));
    }
}
