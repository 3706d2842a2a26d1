package io.kenh.promise;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.automation.Automations;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Promise 3: work of one lane neither overlaps nor overtakes, even when steps fail at random. */
class InOrderPerLaneTest extends PromiseTest {

    private static final double FAILS = 0.03;
    private static final List<String> STEPS = List.of("identity.resolve", "leads.receive", "automation.match", "sendSms.run",
            "automation.close", "connector.call", "settlement.settle");

    @Autowired
    private Automations automations;

    @Test
    void changesAndMessagesOfALaneKeepTheOrderOfItsEvents() {
        int lanes = Integer.getInteger("kenh.promise.lanes", 60);
        int each = 5;
        long automation = Rules.smsTo(automations, "in-order", "number {{custom.n}}");
        String[] phones = IntStream.range(0, lanes).mapToObj(i -> Hub.phone()).toArray(String[]::new);
        faults.before(step -> {
            if (STEPS.contains(step) && ThreadLocalRandom.current().nextDouble() < FAILS) {
                throw new IllegalStateException("a fault for the test");
            }
        });

        try (Witness witness = hub.witness()) {
            Hub.parallel(16, lanes, lane -> {
                for (int n = 1; n <= each; n++) {
                    assertThat(hub.form(Map.of("phone", phones[lane], "tags", "in-order", "n", n))).isEqualTo(202);
                }
            });
            hub.idle();
            automations.pause(automation);

            List<Integer> wanted = IntStream.rangeClosed(1, each).boxed().toList();
            assertThat(hub.count("select count(*) from parked")).as("parked work is out of order by nature").isZero();
            assertThat(hub.changes(phones)).hasSize(lanes).allSatisfy((phone, order) -> assertThat(order).as(phone).isEqualTo(wanted));
            assertThat(witness.orders(phones)).allSatisfy((phone, order) -> assertThat(order).as(phone).isEqualTo(wanted));
        }
        hub.accountsBalance();
    }
}
