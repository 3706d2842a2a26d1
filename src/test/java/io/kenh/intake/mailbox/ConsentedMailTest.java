package io.kenh.intake.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.kenh.api.ApiTest;
import io.kenh.connector.AccessTokens;
import io.kenh.connector.Caller;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Grants;
import io.kenh.connector.Outcome;
import io.kenh.connector.Outgoing;
import io.kenh.world.World;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One consent at the provider's page, which is played, lets the hub read a mailbox and send from it; no password is asked for. */
@ApiTest
class ConsentedMailTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SESSION = "session-of-mail";

    @Autowired
    private Grants grants;
    @Autowired
    private AccessTokens tokens;
    @Autowired
    private Connections connections;
    @Autowired
    private Caller caller;
    @Autowired
    private World world;
    @Autowired
    private JdbcClient db;

    private final GreenMail server = new GreenMail(new ServerSetup[] {new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP)});
    private final String user = "u" + System.nanoTime() + "@company.example";

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        connections.all().stream().filter(c -> c.setting("user", "").equals(user)).forEach(c -> connections.pause(c.id()));
        server.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gmail", "microsoft365"})
    void aConsentReadsTheMailboxAndSendsFromIt(String connector) throws Exception {
        Connection mail = connections.create(connector + "-" + System.nanoTime(), connector, connector, settings(connector));
        await("without consent it says what to do").atMost(PATIENCE).until(() -> connections.byId(mail.id()).state().equals("failing"));
        assertThat(connections.byId(mail.id()).stateText()).contains("press Connect");

        Map<String, String> back = back(mail);
        assertThat(grants.accept(back.get("state"), back, SESSION).ending()).isEqualTo(Grants.Ending.CONNECTED);
        server.setUser(user, user, tokens.of(mail));
        server.getUserManager().getUserByEmail(user).deliver(GreenMailUtil.newMimeMessage(
                "From: lan@customer.example\r\nTo: " + user + "\r\nSubject: Hello\r\nMessage-ID: <" + user + ">\r\n\r\nCall me.\r\n"));

        await("a consent ends the pause").atMost(PATIENCE).until(() -> db.sql("select count(*) from ticket where connection_id = ?").param(mail.id())
                .query(Long.class).single() == 1);
        assertThat(caller.call(connections.byId(mail.id()), new Outgoing(1, "k" + user, "mail", user, null, "Re: Hello", "Yes", null, Map.of(), null))
                .outcome()).isEqualTo(Outcome.ACCEPTED);

        String first = tokens.of(mail);
        assertThat(tokens.after(first, mail)).as("the refresh token of the first answer").isNotEqualTo(first);
        assertThat(tokens.after(tokens.of(mail), mail)).as("and the one that came with the second").startsWith("access-");
    }

    private Map<String, String> settings(String connector) {
        Map<String, String> settings = new HashMap<>(Map.of("user", user, "fromAddress", user, "clientId", "c", "clientSecret", "s", "host", "127.0.0.1",
                "port", String.valueOf(server.getImap().getPort()), "security", "none", "smtpHost", "127.0.0.1",
                "smtpPort", String.valueOf(server.getSmtp().getPort())));
        settings.putAll(Map.of("smtpSecurity", "none", "loginUrl", world(connector)));
        if (connector.equals("gmail")) {
            settings.put("tokenUrl", world(connector));
        }
        return settings;
    }

    private String world(String connector) {
        return "http://127.0.0.1:" + world.simulatorPort() + "/" + connector;
    }

    /** Goes to the provider's page, says yes there, and answers what comes back with it. */
    private Map<String, String> back(Connection connection) throws IOException, InterruptedException {
        URI page = grants.begin(connection, SESSION).page();
        String html = HttpClient.newHttpClient().send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString()).body();
        String link = Jsoup.parse(html).selectFirst("#yes").attr("href");
        Map<String, String> back = new HashMap<>();
        for (String pair : link.substring(link.indexOf('?') + 1).split("&")) {
            back.put(pair.split("=")[0], URLDecoder.decode(pair.split("=", 2)[1], StandardCharsets.UTF_8));
        }
        return back;
    }
}
