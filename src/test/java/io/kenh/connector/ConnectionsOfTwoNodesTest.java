package io.kenh.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kenh.TestDatabase;
import io.kenh.connector.catalogue.Folders;
import io.kenh.connector.secret.SecretBox;
import io.kenh.connector.secret.SecretKey;
import io.kenh.connector.store.StoredConnections;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What one node has stored, the other finds without waiting for its next round. */
class ConnectionsOfTwoNodesTest {

    private static final DataSource DATABASE = TestDatabase.migrated();
    private static final Map<String, String> VALUES = Map.of("apiKey", "K-planted-4711", "secretKey", "S-planted-4711",
            "brandname", "KENHDEMO", "baseUrl", "http://localhost:1");

    private final SecretBox box = new SecretBox(List.of(SecretKey.of("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")));
    private final StoredConnections here = node();
    private final StoredConnections there = node();

    private StoredConnections node() {
        return StoredConnections.in(JdbcClient.create(DATABASE), new Folders(Path.of("connectors")), box);
    }

    @Test
    void findsWhatTheOtherHasJustMadeByNameByIdAndByCapability() {
        assertThat(here.byName("just-made")).isEmpty();
        Connection made = there.create("just-made", "SMS", "esms", VALUES);

        assertThat(here.firstActive("sms.send")).isPresent();
        assertThat(node().byId(made.id()).name()).isEqualTo("just-made");
        assertThat(here.byName("just-made")).hasValueSatisfying(c -> assertThat(here.secrets(c.id())).containsEntry("apiKey", "K-planted-4711"));
        assertThatThrownBy(() -> here.byId(-1)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void doesNotBelieveInWhatWasNeverCommitted() {
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(DATABASE));
        transaction.executeWithoutResult(tx -> {
            there.create("rolled-back", "SMS", "esms", VALUES);
            tx.setRollbackOnly();
        });

        assertThat(here.byName("rolled-back")).isEmpty();
    }

    @Test
    void aReportFromOneNodeTakesNothingBackThatTheOtherHasStored() {
        Connection known = there.create("reported", "SMS", "esms", VALUES);
        here.byName("reported");
        there.update(known.id(), "Renamed", Map.of("brandname", "OTHER"));

        here.report(known.id(), "the provider refuses us");

        there.refresh();
        assertThat(there.byId(known.id()).title()).isEqualTo("Renamed");
        assertThat(there.byId(known.id()).setting("brandname", "")).isEqualTo("OTHER");
        assertThat(there.byId(known.id()).state()).isEqualTo("failing");
    }
}
