package io.kenh.promise;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.platform.Line;
import io.kenh.platform.Parking;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Promise 5: received = duplicates + done + waiting + parked, at any moment. */
class AccountedForTest extends PromiseTest {

    @Autowired
    private Parking parking;

    @Test
    void theBooksBalanceAtEveryMomentOfABusyHubThatFailsParksAndRedrives() {
        AtomicBoolean busy = new AtomicBoolean(true);
        AtomicInteger looks = new AtomicInteger();
        CompletableFuture<Void> watch = CompletableFuture.runAsync(() -> {
            while (busy.get()) {
                hub.accountsBalance();
                looks.incrementAndGet();
            }
        });
        faults.before(step -> {
            if (step.equals("leads.receive") && ThreadLocalRandom.current().nextDouble() < 0.9) {
                throw new IllegalStateException("a fault for the test");
            }
        });

        Hub.parallel(12, 300, i -> {
            hub.form(Map.of("phone", "0903%06d7".formatted(i / 2), "note", "balance " + i / 2));
            if (i % 50 == 49) {
                parking.redrive(new Parking.Filter(Line.EVENT, null, "web-form"), 1_000);
            }
        });
        hub.idle();
        assertThat(hub.count("select parked from accounting where connection = 'web-form'")).as("with such faults some are parked").isPositive();
        faults.none();
        parking.redrive(new Parking.Filter(Line.EVENT, null, "web-form"), 1_000);
        hub.idle();
        busy.set(false);
        watch.join();

        assertThat(looks.get()).isGreaterThan(20);
        assertThat(hub.count("select parked from accounting where connection = 'web-form'")).isZero();
        assertThat(hub.count("select count(*) from event_outcome o join event e on e.id = o.event_id where e.payload ->> 'note' like 'balance %'"))
                .isEqualTo(150);
        hub.accountsBalance();
    }
}
