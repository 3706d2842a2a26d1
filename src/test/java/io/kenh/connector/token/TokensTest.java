package io.kenh.connector.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import io.kenh.TestDatabase;
import io.kenh.connector.Answer;
import io.kenh.connector.Connection;
import io.kenh.connector.NoAccess;
import io.kenh.connector.Outcome;
import io.kenh.connector.mapping.Pick;
import io.kenh.connector.secret.SecretBox;
import io.kenh.connector.secret.SecretKey;
import io.kenh.platform.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Tokens whose renewal tokens are good for one use only, asked for by several nodes at once. */
class TokensTest {

    private static final DataSource DATABASE = TestDatabase.migrated();
    private static final TokenRules RULES = new TokenRules("x-token-action", pick("access"), pick("refresh"), pick("expires"), 60);
    private static final Map<String, String> SECRETS = Map.of("clientSecret", "S-planted");
    private static long ids = 100;

    private final long id = ++ids;
    private final Connection connection = new Connection(id, "zalo-" + id, "Z", "zalo", Map.of(), true, "ok", null);
    private final Time time = new Time();
    private final Provider provider = new Provider();

    @Test
    void oneHundredCallsOnThreeNodesFetchOneToken() {
        List<Tokens> nodes = List.of(node(), node(), node());

        Set<String> shown = IntStream.range(0, 100).parallel()
                .mapToObj(i -> nodes.get(i % 3).of(connection, SECRETS, RULES, provider)).collect(Collectors.toSet());

        assertThat(shown).containsExactly("A-1");
        assertThat(provider.asked).hasValue(1);
    }

    @Test
    void itIsRenewedAheadAndTheRotatedTokenIsUsedOnce() {
        List<Tokens> nodes = List.of(node(), node());
        nodes.forEach(node -> node.of(connection, SECRETS, RULES, provider));

        time.pass(Duration.ofSeconds(79));
        assertThat(nodes.get(0).ahead(connection, SECRETS, RULES, provider)).isFalse();
        time.pass(Duration.ofSeconds(2));
        IntStream.range(0, 20).parallel().forEach(i -> nodes.get(i % 2).ahead(connection, SECRETS, RULES, provider));

        assertThat(nodes.get(1).of(connection, SECRETS, RULES, provider)).isEqualTo("A-2");
        assertThat(provider.asked).hasValue(2);
        assertThat(provider.reused).isEmpty();
    }

    @Test
    void aTokenRefusedBeforeItsTimeIsFetchedOnceForAll() {
        List<Tokens> nodes = List.of(node(), node());
        nodes.forEach(node -> node.of(connection, SECRETS, RULES, provider));

        nodes.forEach(node -> assertThat(node.after("A-1", connection, SECRETS, RULES, provider)).isEqualTo("A-2"));

        assertThat(provider.asked).hasValue(2);
        assertThat(provider.reused).isEmpty();
    }

    @Test
    void anotherSecretWantsAnotherToken() {
        Tokens node = node();
        node.of(connection, SECRETS, RULES, provider);

        assertThat(node.of(connection, Map.of("clientSecret", "other"), RULES, provider)).isEqualTo("A-2");
        assertThat(provider.shown).containsOnly("none");
    }

    @Test
    void aRefusalKeepsWhatIsThereAndSaysWhy() {
        Tokens node = node();
        node.of(connection, SECRETS, RULES, provider);
        time.pass(Duration.ofSeconds(200));
        Tokens.Fetch refusing = refresh -> new Tokens.Fetched(Answer.of(Outcome.AUTH, "-14014", "used"), TextNode.valueOf(""));

        assertThatThrownBy(() -> node.of(connection, SECRETS, RULES, refusing)).isInstanceOfSatisfying(NoAccess.class,
                refused -> assertThat(refused.answer().code()).isEqualTo("-14014"));
        assertThat(node.of(connection, SECRETS, RULES, provider)).isEqualTo("A-2");
        assertThat(provider.shown).contains("R-1");
    }

    @Test
    void itIsStoredClosedBeforeAnybodyShowsIt() {
        node().of(connection, SECRETS, RULES, provider);

        String stored = JdbcClient.create(DATABASE).sql("select encode(sealed, 'escape') from connection_token where connection_id = ?")
                .param(id).query(String.class).single();
        assertThat(stored).isNotEmpty().doesNotContain("A-1").doesNotContain("R-1");
        assertThat(node().of(connection, SECRETS, RULES, provider)).isEqualTo("A-1");
    }

    private Tokens node() {
        JdbcTokens store = new JdbcTokens(JdbcClient.create(DATABASE), new JdbcTransactionManager(DATABASE),
                new SecretBox(List.of(SecretKey.of("0123456789abcdef0123456789abcdef"))), time);
        return new Tokens(store, time);
    }

    private static Pick pick(String name) {
        return Pick.of(TextNode.valueOf(name));
    }

    /** Gives tokens that live 100 seconds; a renewal token is good for one use. */
    private static final class Provider implements Tokens.Fetch {

        private final AtomicInteger asked = new AtomicInteger();
        private final Set<String> shown = ConcurrentHashMap.newKeySet();
        private final Set<String> reused = ConcurrentHashMap.newKeySet();

        @Override
        public Tokens.Fetched ask(String refreshToken) {
            int number = asked.incrementAndGet();
            if (!shown.add(String.valueOf(refreshToken == null ? "none" : refreshToken)) && refreshToken != null) {
                reused.add(refreshToken);
            }
            return new Tokens.Fetched(Answer.of(Outcome.ACCEPTED, "0", null),
                    Json.tree("{\"access\":\"A-%d\",\"refresh\":\"R-%d\",\"expires\":\"100\"}".formatted(number, number)));
        }
    }

    /** A clock that moves when it is told to. */
    private static final class Time extends Clock {

        private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void pass(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
