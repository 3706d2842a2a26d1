package io.kenh.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kenh.api.ApiTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Connections in the running hub: stored encrypted, read from memory. */
@ApiTest
class ConnectionsInTheHubTest {

    private static final Map<String, String> VALUES = Map.of("apiKey", "K-planted-4711", "secretKey", "S-planted-4711",
            "brandname", "KENHDEMO", "baseUrl", "http://localhost:1");

    @Autowired
    private Connections connections;
    @Autowired
    private Caller caller;
    @Autowired
    private JdbcClient jdbc;

    @Test
    void storesSecretsEncryptedAndApart() {
        Connection made = connections.create("sms-apart", "SMS", "esms", VALUES);

        assertThat(made.settings()).doesNotContainKeys("apiKey", "secretKey").containsEntry("sandbox", "false");
        assertThat(connections.secrets(made.id())).containsEntry("apiKey", "K-planted-4711");
        assertThat(jdbc.sql("select settings::text || encode(substr(secrets, 18), 'escape') from connection where id = ?")
                .param(made.id()).query(String.class).single()).doesNotContain("planted");
    }

    @Test
    void aBlankSecretKeepsItsValue() {
        Connection made = connections.create("sms-blank", "SMS", "esms", VALUES);

        connections.update(made.id(), "SMS 2", Map.of("apiKey", "", "brandname", "OTHER"));

        assertThat(connections.secrets(made.id())).containsEntry("apiKey", "K-planted-4711");
        assertThat(connections.byId(made.id()).setting("brandname", "")).isEqualTo("OTHER");
    }

    @Test
    void saysEveryFaultOfAFormAtOnce() {
        assertThatThrownBy(() -> connections.create("sms-faulty", "SMS", "esms", Map.of("apiKey", "{{x}}", "perSecond", "many")))
                .isInstanceOfSatisfying(InvalidConnection.class, e -> assertThat(e.faults())
                        .extracting(Fault::field).containsExactly("apiKey", "secretKey", "brandname", "perSecond"))
                .hasMessageNotContaining("{{x}}:");
    }

    @Test
    void nothingListensThereSoTheMessageMayBeTriedAgain() {
        Connection made = connections.create("sms-closed-port", "SMS", "esms", VALUES);

        Answer answer = caller.call(made, new Outgoing(1, "k", "sms", "+84901234567", null, null, "thu", null, null, null));

        assertThat(answer.outcome()).isEqualTo(Outcome.RETRY);
        assertThat(answer.code()).isEqualTo("kenh.unreachable");
    }

    @Test
    void findsTheOldestActiveConnectionForAWork() {
        Connection first = connections.create("sms-first", "SMS", "esms", VALUES);
        connections.create("sms-second", "SMS", "esms", VALUES);
        connections.pause(first.id());

        assertThat(connections.byName("sms-first")).get().extracting(Connection::state).isEqualTo("paused");
        assertThat(connections.firstActive("sms.send")).get().extracting(Connection::name).isNotEqualTo("sms-first");
        connections.resume(first.id());
        assertThat(connections.byName("sms-first")).get().extracting(Connection::active).isEqualTo(true);
    }
}
