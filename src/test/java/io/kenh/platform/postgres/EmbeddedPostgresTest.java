package io.kenh.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest {

    private static final Path DATA = Path.of("target/postgres-test-data");

    private Process otherHub;

    @BeforeEach
    void nothingRuns() throws IOException {
        EmbeddedPostgres.start(DATA).close();
    }

    @AfterEach
    void stopOtherHub() throws Exception {
        if (otherHub != null) {
            otherHub.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void isDurableOnLoopbackAndSortsTextTheSameOnEveryMachine() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(DATA)) {
            assertThat(ask(postgres, "show fsync")).isEqualTo("on");
            assertThat(ask(postgres, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(postgres, "show data_checksums")).isEqualTo("on");
            assertThat(ask(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(postgres, "show unix_socket_directories")).isEmpty();
            assertThat(ask(postgres, "select lower('ĐẶNG')")).isEqualTo("đặng");
        }
    }

    @Test
    void keepsItsDataAndItsPortFromOneStartToTheNext() throws SQLException {
        String url;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(DATA)) {
            ask(postgres, "drop table if exists kept; create table kept as select 'here' as it; select it from kept");
            url = postgres.url("kenh");
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(DATA)) {
            assertThat(ask(postgres, "select it from kept")).isEqualTo("here");
            assertThat(postgres.url("kenh")).isEqualTo(url);
        }
    }

    @Test
    void refusesAWrongPassword() {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(DATA)) {
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.url("kenh"), postgres.user(), "guess"))
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void keepsItsPasswordInAFileForTheOwnerOnly() throws IOException {
        Path password = PostgresFolder.in(DATA).password();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password))).isEqualTo("rw-------");
    }

    @Test
    void isSharedWithinOneProcessAndStopsWithTheLastUser() throws SQLException {
        EmbeddedPostgres first = EmbeddedPostgres.start(DATA);
        EmbeddedPostgres second = EmbeddedPostgres.start(DATA);
        first.close();
        assertThat(ask(second, "select 1")).isEqualTo("1");
        second.close();
        assertThat(PostgresFolder.in(DATA).pid().toFile()).doesNotExist();
    }

    @Test
    void twoDatabasesOfOneServerDoNotSeeEachOther() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(DATA)) {
            assertThat(postgres.url("one")).isNotEqualTo(postgres.url("two"));
            assertThatThrownBy(() -> postgres.url("drop it;")).hasMessageContaining("found 'drop it;'");
        }
    }

    @Test
    void takesOverWhatAKilledHubLeftRunning() throws Exception {
        otherHub = OtherHub.start(DATA);
        long orphan = Long.parseLong(Files.readAllLines(PostgresFolder.in(DATA).pid()).get(0));
        otherHub.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(orphan)).as("PostgreSQL outlives a killed hub").isPresent();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(DATA)) {
            assertThat(ask(postgres, "select it from written_by_other_hub")).isEqualTo("committed");
            await().atMost(Duration.ofSeconds(5)).until(() -> ProcessHandle.of(orphan).isEmpty());
        }
    }

    @Test
    void startsThoughAnotherProcessNowHasTheNumberOfTheOldServer() throws Exception {
        Files.writeString(PostgresFolder.in(DATA).pid(), ProcessHandle.current().pid() + "\n");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(DATA)) {
            assertThat(ask(postgres, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void refusesAFolderThatALiveHubUses() throws Exception {
        otherHub = OtherHub.start(DATA);
        assertThatThrownBy(() -> EmbeddedPostgres.start(DATA)).isInstanceOf(PostgresFailure.class)
                .hasMessageContaining(DATA.toString()).hasMessageContaining("process " + otherHub.pid())
                .hasMessageContaining("KENH_DATA");
    }

    private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.url("kenh"), postgres.user(), postgres.password());
             Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            while (!rows) {
                rows = statement.getMoreResults();
            }
            ResultSet answer = statement.getResultSet();
            answer.next();
            return answer.getString(1);
        }
    }
}
