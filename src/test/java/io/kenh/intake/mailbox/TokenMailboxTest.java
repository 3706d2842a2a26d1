package io.kenh.intake.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.kenh.connector.AccessTokens;
import io.kenh.connector.Answer;
import io.kenh.connector.Connection;
import io.kenh.connector.NoAccess;
import io.kenh.connector.Outcome;
import io.kenh.intake.server.Dovecot;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Store;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A mailbox is opened with a token instead of a password; read from a real Dovecot that asks a provider whose a token is. */
@EnabledIf(value = "dovecot", disabledReason = "needs Dovecot: apt-get install --no-install-recommends dovecot-imapd dovecot-pop3d")
class TokenMailboxTest {

    private static final String USER = "support@company.example";
    private static HttpServer provider;
    private static Dovecot server;
    private final Deque<String> tokens = new ArrayDeque<>();
    private int renewals;

    static boolean dovecot() {
        return Dovecot.isInstalled();
    }

    @BeforeAll
    static void startServers() throws IOException {
        provider = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        provider.createContext("/", exchange -> {
            String asked = URLDecoder.decode(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            byte[] answer = "{\"active\":%s,\"email\":\"%s\"}".formatted(asked.contains("good-token"), USER).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        provider.start();
        server = new Dovecot("http://127.0.0.1:" + provider.getAddress().getPort() + "/introspect");
    }

    @AfterAll
    static void stopServers() throws IOException {
        server.close();
        provider.stop(0);
    }

    @Test
    void aGoodTokenOpensTheMailbox() throws Exception {
        tokens.add("good-token");
        try (Store store = login().connect("imap")) {
            assertThat(store.isConnected()).isTrue();
        }
        assertThat(renewals).isZero();
    }

    @Test
    void aTokenThatIsRefusedBeforeItsTimeIsRenewedAndShownOnceMore() throws Exception {
        tokens.addAll(List.of("stale-token", "good-token"));
        try (Store store = login().connect("imap")) {
            assertThat(store.isConnected()).isTrue();
        }
        assertThat(renewals).isEqualTo(1);
    }

    @Test
    void aSecondRefusalIsForAPerson() {
        tokens.addAll(List.of("stale-token", "stale-token-2", "good-token"));

        assertThatThrownBy(() -> login().connect("imap")).isInstanceOf(AuthenticationFailedException.class).matches(Pauses::isRefused);
        assertThat(renewals).isEqualTo(1);
    }

    @Test
    void aWithdrawnConsentIsForAPersonToo() {
        assertThatThrownBy(() -> login().connect("imap")).isInstanceOf(NoAccess.class).matches(Pauses::isRefused);
    }

    private Login login() {
        return new Login(new Connection(1, "m", "M", "gmail", server.imap(USER), true, "ok", null), Map.of(), new AccessTokens() {
            @Override
            public String of(Connection connection) {
                return next();
            }

            @Override
            public String after(String refused, Connection connection) {
                renewals++;
                return next();
            }

            @Override
            public Optional<Life> life(Connection connection) {
                return Optional.empty();
            }
        }, Duration.ofSeconds(20));
    }

    private String next() {
        if (tokens.isEmpty()) {
            throw new NoAccess(Answer.of(Outcome.AUTH, "invalid_grant", "the consent was withdrawn"));
        }
        return tokens.remove();
    }
}
