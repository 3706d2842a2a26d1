package io.kenh.platform;

import static io.kenh.platform.Bell.LONGEST_WAIT_NANOS;
import static io.kenh.platform.Bell.SHORTEST_WAIT_NANOS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BellTest {

    private static final long SECOND = 1_000_000_000L;

    private final Bell bell = new Bell();

    @Test
    void manyWantsMakeOneRing() {
        assertThat(bell.want()).isTrue();
        assertThat(bell.want()).isFalse();
        assertThat(bell.rings(0)).isTrue();
        assertThat(bell.rings(1)).isFalse();
    }

    @Test
    void workLeftWhileAWorkerLooksRingsAgainAtOnce() {
        bell.want();
        bell.rings(0);
        assertThat(bell.want()).as("waits for the answer").isFalse();
        assertThat(bell.answered(10)).isTrue();
        assertThat(bell.rings(10)).isTrue();
    }

    @Test
    void ringsAgainSoonWhenAnotherNodeMayHaveAnswered() {
        bell.want();
        bell.rings(0);
        bell.want();
        assertThat(bell.rings(SHORTEST_WAIT_NANOS)).isFalse();
        assertThat(bell.rings(SHORTEST_WAIT_NANOS + 1)).isTrue();
    }

    @Test
    void doesNotPileUpBeforeWorkersWhoAreBusy() {
        answeredAfter(10 * SECOND);
        int rings = 0;
        for (long now = 0; now < 2 * SECOND; now += 1_000_000) {
            bell.want();
            rings += bell.rings(now) ? 1 : 0;
        }
        assertThat(rings).isLessThan(2 * (int) (SECOND / SHORTEST_WAIT_NANOS) / 2);
    }

    @Test
    void isQuickAgainOnceAnswersAreQuick() {
        answeredAfter(10 * SECOND);
        answeredAfter(1);
        bell.want();
        bell.rings(0);
        bell.want();
        assertThat(bell.rings(SHORTEST_WAIT_NANOS + 1)).isTrue();
    }

    @Test
    void isQuickAgainWhenAnotherNodeTakesOver() {
        answeredAfter(10 * SECOND);
        long now = 0;
        for (int i = 0; i < 8; i++) {
            bell.want();
            now += LONGEST_WAIT_NANOS + 1;
            bell.rings(now);
        }
        bell.want();
        assertThat(bell.rings(now + SHORTEST_WAIT_NANOS + 1)).isTrue();
    }

    private void answeredAfter(long nanos) {
        bell.want();
        assertThat(bell.rings(-nanos)).isTrue();
        bell.answered(0);
    }
}
