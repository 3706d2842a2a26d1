package io.kenh.promise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.automation.Automations;
import java.util.LinkedHashMap;
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

        Hub.parallel(16, lanes, lane -> {
            for (int n = 1; n <= each; n++) {
                assertThat(hub.form(Map.of("phone", phones[lane], "tags", "in-order", "n", n))).isEqualTo(202);
            }
        });
        hub.idle();
        automations.pause(automation);

        List<Integer> wanted = IntStream.rangeClosed(1, each).boxed().toList();
        assertThat(hub.count("select count(*) from parked")).as("parked work is out of order by nature").isZero();
        assertThat(changes(phones)).hasSize(lanes).allSatisfy((phone, order) -> assertThat(order).as(phone).isEqualTo(wanted));
        assertThat(messages(phones)).hasSize(lanes).allSatisfy((phone, order) -> assertThat(order).as(phone).isEqualTo(wanted));
        hub.accountsBalance();
    }

    private Map<String, List<Integer>> changes(String[] phones) {
        Map<String, List<Integer>> orders = new LinkedHashMap<>();
        db.sql("""
                select l.phone, array_agg((c.record -> 'custom' ->> 'n')::int order by c.id) from change c
                join lead l on c.object = 'lead' and c.object_id = l.id where l.phone = any(?) group by 1""")
                .param(java.util.Arrays.stream(phones).map(Hub::e164).toArray(String[]::new))
                .query((rs, i) -> orders.put(rs.getString(1), List.of((Integer[]) rs.getArray(2).getArray()))).list();
        return orders;
    }

    /** In the order the provider took them; what was repeated under the same key counts where it was first. */
    private Map<String, List<Integer>> messages(String[] phones) {
        Map<String, List<Integer>> orders = new LinkedHashMap<>();
        for (String phone : phones) {
            orders.put(phone, hub.received("esms", phone).stream().filter(item -> item.get("taken").asBoolean() && !item.get("duplicate").asBoolean())
                    .map(InOrderPerLaneTest::number).toList());
        }
        return orders;
    }

    private static Integer number(JsonNode item) {
        return Integer.valueOf(item.get("text").asText().replace("number ", ""));
    }
}
