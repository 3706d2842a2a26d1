package io.kenh.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The long form of the promises: processes are killed at random moments under load, again and again, and afterwards nothing
 * that was acknowledged is missing, every message has left once or says that nobody knows, every lane is in order and the
 * books balance. {@code mvn test -P soak}, with {@code -Dkenh.soak.kills=50} for longer.
 */
@Tag("soak")
class SurvivalTest {

    private static final Logger log = LoggerFactory.getLogger(SurvivalTest.class);
    private static final int KILLS = Integer.getInteger("kenh.soak.kills", 10);
    private static final int CUSTOMERS = Integer.getInteger("kenh.soak.customers", 16);

    @Test
    void theHubIsKilled() throws IOException {
        try (Stage stage = new Stage(1)) {
            survives("kill -9 of the only hub", stage, kill -> {
                stage.awaitHub(0);
                pause(1_000, 5_000);
                stage.killHub(0);
            });
        }
    }

    @Test
    void oneOfTwoHubsIsKilledInTurn() throws IOException {
        try (Stage stage = new Stage(2)) {
            survives("kill -9 of one of two hubs in turn", stage, kill -> {
                stage.awaitHub(kill % 2);
                pause(1_000, 5_000);
                stage.killHub(kill % 2);
            });
        }
    }

    @Test
    void oneOfTwoHubsFreezesAndComesBack() throws IOException {
        try (Stage stage = new Stage(2)) {
            AtomicInteger open = new AtomicInteger();
            survives("a freeze of 45 s of one of two hubs in turn", Math.max(1, KILLS / 4), stage, () -> open.get(), kill -> {
                pause(1_000, 4_000);
                open.set(1 - kill % 2);
                stage.process(kill % 2).freeze();
                pause(45_000, 45_001);
                stage.process(kill % 2).thaw();
            });
        }
    }

    @Test
    void theDatabaseIsKilled() throws IOException {
        try (Stage stage = new Stage(1)) {
            survives("kill -9 of PostgreSQL", stage, kill -> {
                pause(500, 4_000);
                stage.killPostgres();
            });
        }
    }

    @Test
    void theBrokerIsKilled() throws IOException {
        try (Stage stage = new Stage(1)) {
            survives("kill -9 of the broker", stage, kill -> {
                pause(500, 4_000);
                stage.killBroker();
            });
        }
    }

    private interface Kill {
        void number(int number) throws IOException;
    }

    private static void survives(String what, Stage stage, Kill kill) throws IOException {
        survives(what, KILLS, stage, () -> ThreadLocalRandom.current().nextInt(stage.nodes()), kill);
    }

    private static void survives(String what, int kills, Stage stage, IntSupplier door, Kill kill) throws IOException {
        long began = System.nanoTime();
        stage.hub.dials(Map.of("esms", Map.of("delayMillis", Map.of("min", 0, "max", 150))));
        Load load = new Load(stage, CUSTOMERS, 10, door);
        for (int i = 0; i < kills; i++) {
            kill.number(i);
        }
        IntStream.range(0, stage.nodes()).forEach(stage::awaitHub);
        load.close();
        stage.hub.dials(Map.of());
        long drain = System.nanoTime();
        stage.hub.idle();
        log.info("{}: {} kills in {} s, {} forms acknowledged, {} posts refused or unanswered; finished {} s after the load; {}", what, kills,
                seconds(drain - began), load.acknowledged.size(), load.refused, seconds(System.nanoTime() - drain), figures(stage));
        check(stage, load);
    }

    private static void check(Stage stage, Load load) {
        Long[] ids = load.acknowledged.toArray(Long[]::new);
        assertThat(stage.hub.count("select count(*) from event where id = any(?)", (Object) ids)).as("acknowledged and stored").isEqualTo(ids.length);
        assertThat(stage.hub.count("select count(*) from event_outcome where event_id = any(?)", (Object) ids)).as("acknowledged and done").isEqualTo(ids.length);
        stage.hub.accountsBalance();
        assertThat(stage.hub.count("select count(*) from parked")).as("parked").isZero();
        List<Integer> wanted = IntStream.rangeClosed(1, Load.EACH).boxed().toList();
        String[] phones = load.phones.toArray(String[]::new);
        assertThat(stage.hub.changes(phones)).hasSize(phones.length).allSatisfy((phone, order) -> assertThat(order).as("changes of " + phone).isEqualTo(wanted));
        assertThat(stage.hub.count("select count(*) from message where address = any(?)",
                (Object) load.phones.stream().map(Hub::e164).toArray(String[]::new))).isEqualTo((long) phones.length * Load.EACH);
        Map<Long, Integer> taken = stage.hub.taken();
        assertThat(states(stage)).allSatisfy((id, state) -> assertThat(taken.getOrDefault(id, 0)).as("message %d, %s", id, state)
                .isBetween(state.equals("unknown") ? 0 : 1, 1));
        assertThat(stage.witness.orders(phones)).hasSize(phones.length).allSatisfy((phone, order) -> assertThat(order).as("texts to " + phone).isEqualTo(wanted));
    }

    private static String figures(Stage stage) {
        Map<Long, Integer> taken = stage.hub.taken();
        Map<String, Long> states = new TreeMap<>();
        states(stage).values().forEach(state -> states.merge(state, 1L, Long::sum));
        return "%d events, %d duplicates at the door, %d messages %s, taken more than once by the provider %d".formatted(
                stage.hub.count("select count(*) from event"), stage.hub.count("select sum(duplicates) from tally"),
                stage.hub.count("select count(*) from message"), states, taken.values().stream().filter(times -> times > 1).count());
    }

    private static Map<Long, String> states(Stage stage) {
        Map<Long, String> states = new TreeMap<>();
        stage.db.sql("select id, state from message").query((rs, i) -> states.put(rs.getLong(1), rs.getString(2))).list();
        return states;
    }

    private static long seconds(long nanos) {
        return Duration.ofNanos(nanos).toSeconds();
    }

    /** A random moment is what is tested here, so there is no condition to wait for. */
    private static void pause(int least, int most) {
        long until = System.nanoTime() + Duration.ofMillis(ThreadLocalRandom.current().nextInt(least, most)).toNanos();
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }
}
