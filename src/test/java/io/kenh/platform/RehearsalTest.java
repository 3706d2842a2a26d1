package io.kenh.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kenh.api.ApiTest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.transaction.PlatformTransactionManager;

@ApiTest
class RehearsalTest {

    private static final Instant THEN = Instant.parse("2026-03-01T00:00:00Z");

    @Autowired
    private Rehearsals rehearsals;
    @Autowired
    private JdbcClient db;
    @Autowired
    private Clock clock;
    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void everyTableViewAndCounterIsItsOwn() {
        List<String> shared;
        try (Rehearsal rehearsal = rehearsals.open(THEN, List.of())) {
            shared = rehearsal.call(() -> db.sql("""
                    select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'S')
                      and pg_table_is_visible(oid)""").query(String.class).list());
        }
        assertThat(shared).containsOnlyOnce("flyway_schema_history").filteredOn(name -> !name.startsWith("flyway_")).isEmpty();
    }

    @Test
    void whatHappensInsideIsSeenNowhereElseAndIsGoneAfterwards() {
        long before = staff();
        try (Rehearsal rehearsal = rehearsals.open(THEN, List.of())) {
            long inside = rehearsal.call(() -> {
                new TransactionTemplate(transactions).executeWithoutResult(tx ->
                        db.sql("insert into staff (name) values ('Only here')").update());
                return staff();
            });
            assertThat(inside).isEqualTo(1);
            assertThat(staff()).isEqualTo(before);
        }
        assertThat(staff()).isEqualTo(before);
    }

    @Test
    void itDoesNotBeginWithinATransactionOfTheHub() {
        try (Rehearsal rehearsal = rehearsals.open(THEN, List.of())) {
            assertThatThrownBy(() -> new TransactionTemplate(transactions).executeWithoutResult(tx -> rehearsal.run(() -> db.sql("delete from staff").update())))
                    .hasMessageContaining("outside of transactions");
        }
    }

    @Test
    void copiedRowsAreThereAndIdsGoOn() {
        long last = db.sql("select max(id) from staff_group").query(Long.class).single();
        try (Rehearsal rehearsal = rehearsals.open(THEN, List.of("staff_group", "no_such_table"))) {
            assertThat(rehearsal.call(() -> db.sql("insert into staff_group (name) values ('New') returning id").query(Long.class).single()))
                    .isEqualTo(last + 1);
        }
    }

    @Test
    void itsClockIsItsOwn() {
        try (Rehearsal rehearsal = rehearsals.open(THEN, List.of())) {
            assertThat(rehearsal.call(clock::instant)).isEqualTo(THEN);
            rehearsal.setNow(THEN.plusSeconds(60));
            assertThat(rehearsal.call(clock::instant)).isEqualTo(THEN.plusSeconds(60));
            assertThat(clock.instant()).isAfter(Instant.parse("2026-04-01T00:00:00Z"));
        }
    }

    @Test
    void referencesHoldAsTheyDoInTheHub() {
        try (Rehearsal rehearsal = rehearsals.open(THEN, List.of())) {
            assertThatThrownBy(() -> rehearsal.run(() -> db.sql("insert into lead (owner_id, created, updated) values (99, now(), now())").update()))
                    .hasMessageContaining("lead_owner_id_fkey");
        }
    }

    @Test
    void aFallenSessionLeavesNothingBehind() {
        Rehearsal rehearsal = rehearsals.open(THEN, List.of("staff"));
        int pid = rehearsal.call(() -> db.sql("select pg_backend_pid()").query(Integer.class).single());
        db.sql("select pg_terminate_backend(?)").param(pid).query((rs, i) -> null).list();
        org.awaitility.Awaitility.await().until(() -> db.sql("select count(*) from pg_class where relpersistence = 't' and relkind = 'r' and relname = 'staff'")
                .query(Long.class).single() == 0);
        rehearsal.close();
    }

    private long staff() {
        return db.sql("select count(*) from staff").query(Long.class).single();
    }
}
