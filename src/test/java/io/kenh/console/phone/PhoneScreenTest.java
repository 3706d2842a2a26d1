package io.kenh.console.phone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.kenh.access.Role;
import io.kenh.connector.Connections;
import io.kenh.console.ScreenTest;
import io.kenh.intake.Intake;
import io.kenh.intake.Raw;
import io.kenh.platform.Json;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A telephone rings, and the screen knows who it is. */
class PhoneScreenTest extends ScreenTest {

    @Autowired
    private Connections connections;
    @Autowired
    private Intake intake;
    private final String name = "pbx-" + System.nanoTime();
    private long connection;

    @BeforeEach
    void connect() {
        connection = connections.create(name, "Tổng đài", "pbx", Map.of("baseUrl", "http://127.0.0.1:1")).id();
        db.sql("update staff set extension = '701' where id = (select min(id) from staff where active and role = 'member' and password_hash is not null)").update();
    }

    @AfterEach
    void disconnect() {
        connections.pause(connection);
        db.sql("update staff set extension = null").update();
    }

    @Test
    void aCallThatRingsPutsACardOnTheScreenThatFollowsItToItsEnd() {
        signIn(Role.MEMBER);
        go("/tickets");
        page.waitForTimeout(500);
        String phone = db.sql("select value from identity where object = 'contact' and kind = 'phone' order by object_id limit 1").query(String.class).single();
        tell("s1", "ringing", phone);
        assertThat(page.locator(".k-call")).isVisible();
        assertThat(page.locator(".k-call")).containsText("Đang đổ chuông");
        assertThat(page.locator(".k-call a[href^='/contacts/']")).isVisible();
        shot("card");
        tell("s1", "answered", phone);
        assertThat(page.locator(".k-call")).containsText("Đang nói");
        tell("s1", "ended", phone);
        assertThat(page.locator(".k-call")).containsText("Đã kết thúc");
        page.locator(".k-call a.btn-primary").click();
        page.fill("[name=note]", "Hẹn gọi lại thứ hai");
        page.click("form[action$='/note'] .btn-primary");
        assertThat(page.locator(".k-flash")).isVisible();
        long contact = db.sql("select contact_id from phone_call where external_id = 's1' and connection_id = ?").param(connection).query(Long.class).single();
        go("/contacts/" + contact);
        assertThat(page.locator(".k-time")).containsText("Hẹn gọi lại thứ hai");
    }

    @Test
    void theLogTheCallAndTheTelephonesFitBothWidths() {
        signIn(Role.ADMIN);
        tell("s2", "ended", "+84912345678");
        page.waitForTimeout(1_500);
        long call = db.sql("select id from phone_call where external_id = 's2' and connection_id = ?").param(connection).query(Long.class).single();
        fitsBothWidths("/calls/" + call);
        shot("call-390");
        fitsBothWidths("/calls/telephones");
        fitsBothWidths("/calls");
        shot("list-390");
        page.setViewportSize(DESKTOP, 900);
        go("/calls?kind=missed");
        assertThat(page.locator("tbody tr").first()).containsText("Gọi nhỡ");
        shot("list");
        go("/calls/" + call);
        shot("call");
        page.click("form[action='/calls/start'] button");
        assertThat(page.locator(".alert-danger")).isVisible();
    }

    private void tell(String id, String state, String phone) {
        Map<String, String> told = new LinkedHashMap<>(Map.of("callId", id, "state", state, "direction", "in", "caller", phone, "extension", "701", "hotline", "02871001234"));
        intake.accept(new Raw(connection, id + "/" + state, "call", "call:" + id, Json.write(told), null));
    }

    private void shot(String what) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screens/phone-" + what + ".png")).setFullPage(true));
    }
}
