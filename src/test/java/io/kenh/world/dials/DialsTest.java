package io.kenh.world.dials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** What a provider's dials say comes first, then what is said for all, then that nothing is wrong. */
class DialsTest {

    private final Dials dials = new Dials();

    @Test
    void sayThatNothingIsWrongUntilSet() {
        assertThat(dials.of("esms")).isEqualTo(Dial.NO_FAULTS);
    }

    @Test
    void takeEachFieldFromTheNearest() {
        dials.set(Map.of(Dials.ALL, rates(0.5, 0.25), "esms", rates(null, 0.75)));

        assertThat(dials.of("esms").errorRate()).isEqualTo(0.5);
        assertThat(dials.of("esms").timeoutRate()).isEqualTo(0.75);
        assertThat(dials.of("zalo").timeoutRate()).isEqualTo(0.25);
        assertThat(dials.of("zalo").receipts()).isEqualTo(Dial.Receipts.delivered);
    }

    @Property
    void refuseARateThatIsNone(@ForAll @DoubleRange(min = 1.01, max = 1_000_000) double rate) {
        assertThatIllegalArgumentException().isThrownBy(() -> rates(rate, null)).withMessageContaining("wanted 0 to 1");
        assertThatIllegalArgumentException().isThrownBy(() -> rates(-rate, null));
    }

    @Test
    void hitAboutAsOftenAsTheRateSays() {
        long hits = IntStream.range(0, 10_000).filter(i -> Dial.draws(0.3)).count();

        assertThat(hits).isBetween(2_600L, 3_400L);
    }

    private static Dial rates(Double error, Double timeout) {
        return new Dial(null, error, null, null, null, timeout, null, null, null, null, null, null);
    }
}
