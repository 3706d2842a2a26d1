package io.kenh.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Nothing is left out or turned round, and only what is too heavy by itself breaks the limit. */
class PortionsTest {

    @Property(tries = 500)
    void portions_keep_order_and_limit(@ForAll List<@IntRange(max = 30) Integer> weights, @ForAll @IntRange(min = 1, max = 40) int most) {
        List<List<Integer>> portions = Portions.of(weights, Integer::longValue, most);

        assertThat(portions.stream().flatMap(List::stream).toList()).isEqualTo(weights);
        assertThat(portions).allSatisfy(portion -> assertThat(portion.size() == 1 || sum(portion) <= most).isTrue());
        for (int i = 1; i < portions.size(); i++) {
            assertThat(sum(portions.get(i - 1)) + portions.get(i).get(0)).as("a portion is as full as it can be").isGreaterThan(most);
        }
    }

    private static int sum(List<Integer> weights) {
        return weights.stream().mapToInt(w -> w).sum();
    }
}
