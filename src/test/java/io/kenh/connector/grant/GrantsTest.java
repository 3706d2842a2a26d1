package io.kenh.connector.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kenh.api.ApiTest;
import io.kenh.connector.AccessTokens;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Grants;
import io.kenh.connector.Grants.Ending;
import io.kenh.connector.Grants.Result;
import io.kenh.world.World;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody lets the hub in at the page of a provider, who is played. */
@ApiTest
class GrantsTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String SESSION = "session-1";

    @Autowired
    private Grants grants;
    @Autowired
    private AccessTokens tokens;
    @Autowired
    private Connections connections;
    @Autowired
    private JdbcClient db;
    @Autowired
    private World world;
    @LocalServerPort
    private int port;

    @AfterEach
    void noFaults() {
        call("PUT", world("/world/dials"), "{}");
    }

    @Test
    void aYesBringsTokensThatAreKeptClosed() {
        Connection zalo = zalo();

        Result result = accept(back(zalo, SESSION, "yes"), SESSION);

        assertThat(result.ending()).isEqualTo(Ending.CONNECTED);
        assertThat(connections.byId(zalo.id()).setting("oaId", "")).isEqualTo("7001");
        assertThat(tokens.of(zalo)).startsWith("access-");
        assertThat(tokens.life(zalo)).get().extracting(AccessTokens.Life::renewable).isEqualTo(true);
        assertThat(db.sql("select encode(sealed, 'escape') from connection_token where connection_id = ?").param(zalo.id())
                .query(String.class).single()).doesNotContain("access-").doesNotContain("refresh-");
    }

    @Test
    void theWayBackIsOneAndOurs() {
        assertThat(grants.redirectUri()).isEqualTo("http://localhost:" + port + "/connections/granted");
        assertThat(grants.begin(zalo(), SESSION).page().getQuery()).contains("redirect_uri=" + grants.redirectUri());
    }

    @Test
    void aStateIsGoodOnceInItsOwnSession() {
        Connection zalo = zalo();
        Map<String, String> back = back(zalo, SESSION, "yes");

        assertThat(accept(back, "session-2").ending()).isEqualTo(Ending.REFUSED);
        assertThat(accept(back, SESSION).ending()).isEqualTo(Ending.CONNECTED);
        assertThat(accept(back, SESSION)).extracting(Result::ending, Result::connection).containsExactly(Ending.REFUSED, 0L);
    }

    @Test
    void aForgedOrMissingStateKeepsNothing() {
        Connection zalo = zalo();
        Map<String, String> back = back(zalo, SESSION, "yes");

        assertThat(grants.accept("forged", back, SESSION).ending()).isEqualTo(Ending.REFUSED);
        assertThat(grants.accept(null, back, SESSION).ending()).isEqualTo(Ending.REFUSED);
        assertThat(tokens.life(zalo)).isEmpty();
    }

    @Test
    void afterTenMinutesItIsVoid() {
        Connection zalo = zalo();
        Map<String, String> back = back(zalo, SESSION, "yes");
        db.sql("update grant_attempt set expires = expires - interval '10 minutes' where connection_id = ?").param(zalo.id()).update();

        assertThat(accept(back, SESSION).ending()).isEqualTo(Ending.REFUSED);
    }

    @Test
    void aNoIsToldInTheProvidersWords() {
        Connection zalo = zalo();

        Result result = accept(back(zalo, SESSION, "no"), SESSION);

        assertThat(result.ending()).isEqualTo(Ending.REFUSED);
        assertThat(result.text()).isEqualTo("access_denied: the person said no");
        assertThat(tokens.life(zalo)).isEmpty();
    }

    @Test
    void aCodeOfAnotherAttemptFitsNoVerifier() {
        Connection zalo = zalo();
        Map<String, String> stolen = back(zalo, SESSION, "yes");
        Map<String, String> own = new HashMap<>(back(zalo, SESSION, "yes"));
        own.put("code", stolen.get("code"));

        assertThat(accept(own, SESSION)).extracting(Result::ending).isEqualTo(Ending.REFUSED);
    }

    @Test
    void aRefreshTokenIsUsedOnceAndOtherSettingsDoNotEndTheAccess() {
        Connection zalo = zalo();
        accept(back(zalo, SESSION, "yes"), SESSION);
        String first = tokens.of(zalo);

        String second = tokens.after(first, zalo);
        connections.update(zalo.id(), "Zalo, renamed", new HashMap<>(Map.of("appId", "4001", "loginUrl", world("/zalo"), "baseUrl", world("/zalo"),
                "templateUrl", world("/zalo"), "newPeople", "contact")));
        String third = tokens.after(second, connections.byId(zalo.id()));

        assertThat(third).isNotEqualTo(second).isNotEqualTo(first);
        assertThat(second).isNotEqualTo(first);
        assertThat(tokens.of(zalo)).isEqualTo(third);
    }

    @Test
    void peopleAreSentToNoPageWithoutHttps() {
        Connection zalo = zalo(Map.of("loginUrl", "http://zalo.example"));

        assertThatThrownBy(() -> grants.begin(zalo, SESSION)).hasMessageContaining("wanted one that begins with https://");
    }

    @Test
    void whoNeverConnectedIsToldToPressConnect() {
        Connection zalo = zalo();

        assertThatThrownBy(() -> tokens.of(zalo)).hasMessageContaining("presses Connect");
    }

    private Result accept(Map<String, String> back, String session) {
        return grants.accept(back.get("state"), back, session);
    }

    /** Goes to the provider's page, presses a link there, and answers what comes back with it. */
    private Map<String, String> back(Connection connection, String session, String answer) {
        URI page = grants.begin(connection, session).page();
        String link = Jsoup.parse(call("GET", page.toString(), "")).selectFirst("#" + answer).attr("href");
        assertThat(link).startsWith(grants.redirectUri() + "?");
        Map<String, String> back = new HashMap<>();
        for (String pair : link.substring(link.indexOf('?') + 1).split("&")) {
            back.put(pair.split("=")[0], URLDecoder.decode(pair.split("=", 2)[1], StandardCharsets.UTF_8));
        }
        return back;
    }

    private Connection zalo() {
        return zalo(Map.of());
    }

    private Connection zalo(Map<String, String> other) {
        Map<String, String> values = new HashMap<>(Map.of("appId", "4001", "appSecret", "zalo-app-secret-demo", "oaSecretKey", "zalo-oa-secret-demo",
                "loginUrl", world("/zalo"), "baseUrl", world("/zalo"), "templateUrl", world("/zalo")));
        values.putAll(other);
        return connections.create("zalo-" + UUID.randomUUID().toString().substring(0, 8), "Zalo", "zalo", values);
    }

    private String world(String path) {
        return "http://127.0.0.1:" + world.simulatorPort() + path;
    }

    private static String call(String method, String address, String body) {
        try {
            return CLIENT.send(HttpRequest.newBuilder(URI.create(address)).method(method, HttpRequest.BodyPublishers.ofString(body)).build(),
                    HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
