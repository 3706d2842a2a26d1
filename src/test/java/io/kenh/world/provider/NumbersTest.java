package io.kenh.world.provider;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Only the last three digits of a telephone number decide. */
class NumbersTest {

    @Property
    void theSameNumberDecidesTheSameInEverySpelling(@ForAll @IntRange(min = 900_000_000, max = 999_999_999) int subscriber) {
        assertThat(Numbers.of("+84" + subscriber)).isEqualTo(Numbers.of("0" + subscriber))
                .isEqualTo(Numbers.of("84" + subscriber));
    }

    @Property
    void numbersBeyondTheSixAreOrdinary(@ForAll @IntRange(min = 900_000_000, max = 999_999_999) int subscriber) {
        Assume.that(subscriber % 1_000 > 5);

        assertThat(Numbers.of("0" + subscriber)).isEqualTo(Numbers.ORDINARY);
    }

    @Property
    void whatIsNoNumberIsOrdinary(@ForAll String address) {
        Assume.that(!address.matches("\\+?[0-9]{9,15}"));

        assertThat(Numbers.of(address)).isEqualTo(Numbers.ORDINARY);
    }
}
