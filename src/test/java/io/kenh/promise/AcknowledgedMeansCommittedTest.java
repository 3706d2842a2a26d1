package io.kenh.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kenh.platform.Json;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Promise 1: a sender gets its 2xx only after the event is committed. */
class AcknowledgedMeansCommittedTest extends PromiseTest {

    private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();

    @AfterEach
    void letEverythingIn() {
        db.sql("drop trigger if exists refuse on event").update();
    }

    @Test
    void whatWasAnswered2xxIsInTheTableAndHasAnOutcome() {
        Hub.parallel(16, 300, i -> post("note", "n" + i));

        assertThat(acknowledged).hasSize(300);
        allAreStored();
        hub.idle();
        assertThat(hub.count("select count(*) from event_outcome where event_id = any(?)", ids())).isEqualTo(300);
        hub.accountsBalance();
    }

    @Test
    void aCommitThatFailsIsAnsweredWithATryAgainAndItsNeighboursAreTaken() {
        db.sql("""
                create or replace function refuse() returns trigger language plpgsql as $$
                begin raise exception 'no commit for this one'; end $$""").update();
        db.sql("""
                create constraint trigger refuse after insert on event deferrable initially deferred
                for each row when (new.payload ->> 'note' = 'refuse') execute function refuse()""").update();

        Hub.parallel(8, 80, i -> post("note", i % 4 == 0 ? "refuse" : "fine"));

        assertThat(acknowledged).hasSize(60);
        allAreStored();
        assertThat(hub.count("select count(*) from event where payload ->> 'note' = 'refuse'")).isZero();
        hub.idle();
        hub.accountsBalance();
    }

    @Test
    void lostDatabaseConnectionsLoseNothingThatWasAcknowledged() {
        Hub.parallel(12, 400, i -> {
            if (i % 100 == 50) {
                db.sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()")
                        .query((rs, n) -> null).list();
            }
            post("note", "dropped " + i);
        });

        assertThat(acknowledged).isNotEmpty();
        await().atMost(Hub.PATIENCE).ignoreExceptions().untilAsserted(this::allAreStored);
        hub.idle();
        hub.accountsBalance();
        assertThat(hub.count("select count(*) from parked where line = 'event' and connection = 'web-form'")).as("an outage says nothing against an event").isZero();
    }

    private void post(String field, String value) {
        HttpResponse<String> answer = hub.post("/in/web-form", Json.write(Map.of("phone", Hub.phone(), field, value)),
                "Content-Type", "application/json");
        if (answer.statusCode() / 100 == 2) {
            acknowledged.add(Json.tree(answer.body()).get("event").asLong());
        } else {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
    }

    private void allAreStored() {
        assertThat(hub.count("select count(*) from event where id = any(?)", ids())).isEqualTo(acknowledged.size());
    }

    private Object ids() {
        return acknowledged.toArray(Long[]::new);
    }
}
