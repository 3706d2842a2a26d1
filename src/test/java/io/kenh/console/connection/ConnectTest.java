package io.kenh.console.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.access.Role;
import io.kenh.connector.AccessTokens;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.console.ScreenTest;
import io.kenh.world.World;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An administrator presses Connect and comes back with access. */
class ConnectTest extends ScreenTest {

    @Autowired
    private Connections connections;
    @Autowired
    private AccessTokens tokens;
    @Autowired
    private World world;

    @Test
    void aZaloAccountIsConnectedByOneYes() {
        Connection zalo = connection("zalo", Map.of("appId", "4001", "appSecret", "zalo-app-secret-demo", "oaSecretKey", "zalo-oa-secret-demo",
                "templateUrl", address("zalo")));
        signIn(Role.ADMIN);
        fitsBothWidths("/connections/" + zalo.id() + "/connect");
        assertThat(page.locator("main").innerText()).contains("/connections/granted");

        page.click("#grant");
        page.click("#yes");

        page.waitForURL("**/connections");
        assertThat(page.locator("main").innerText()).contains("Zalo Official Account");
        assertThat(tokens.life(zalo)).isPresent();
        fitsBothWidths("/connections");
    }

    @Test
    void oneOfSeveralFacebookPagesIsChosen() {
        Connection facebook = connection("facebook", Map.of("appId", "3001", "appSecret", "fb-app-secret-demo"));
        signIn(Role.ADMIN);
        go("/connections/" + facebook.id() + "/connect");

        page.click("#grant");
        page.click("#yes");
        page.waitForURL("**/granted/choose**");
        page.click("input[value='1002']");
        page.click("main form button");

        page.waitForURL("**/connections");
        assertThat(connections.byId(facebook.id()).setting("pageName", "")).isEqualTo("Trang Hai");
        assertThat(tokens.of(connections.byId(facebook.id()))).startsWith("page-1002-");
    }

    @Test
    void aNoIsShownWithAWayToTryAgain() {
        Connection facebook = connection("facebook", Map.of("appId", "3001", "appSecret", "fb-app-secret-demo"));
        signIn(Role.ADMIN);
        go("/connections/" + facebook.id() + "/connect");

        page.click("#grant");
        page.click("#no");

        assertThat(page.locator(".alert-danger").innerText()).contains("the person said no");
        assertThat(page.locator("main .btn-primary").getAttribute("href")).isEqualTo("/connections/" + facebook.id() + "/connect");
        assertThat(tokens.life(facebook)).isEmpty();
    }

    @Test
    void membersCannotConnect() {
        Connection facebook = connection("facebook", Map.of("appId", "3001", "appSecret", "fb-app-secret-demo"));
        signIn(Role.MEMBER);

        assertThat(page.navigate("http://localhost:" + port + "/connections/" + facebook.id() + "/connect").status()).isEqualTo(403);
        assertThat(page.navigate("http://localhost:" + port + "/connections/granted?state=x&code=y").status()).isEqualTo(403);
        forgiveComplaints();
    }

    private Connection connection(String connector, Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        all.put("baseUrl", address(connector));
        all.put("loginUrl", address(connector));
        return connections.create(connector + "-" + System.nanoTime() % 1_000_000, connector, connector, all);
    }

    private String address(String connector) {
        return "http://127.0.0.1:" + world.simulatorPort() + "/" + connector;
    }
}
