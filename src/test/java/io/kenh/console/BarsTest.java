package io.kenh.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class BarsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 2, 28);

    @Property(tries = 200)
    void everyBarFitsAndIsAsHighAsItCounts(@ForAll @Size(min = 1, max = 20) List<@LongRange(min = 0, max = 1_000_000_000) Long> counts) {
        Bars bars = new Bars("run", List.of("done", "failed"), counts.stream().map(n -> new Bars.Day(DAY, List.of(n, n / 3))).toList());
        long most = bars.days().stream().mapToLong(Bars.Day::total).max().orElseThrow();

        assertThat(bars.top()).isGreaterThanOrEqualTo(Math.max(most, 2)).isLessThanOrEqualTo(Math.max(2, most * 5)).matches(top -> top % 2 == 0);
        for (Bars.Day day : bars.days()) {
            assertThat(bars.pieces(day).stream().mapToDouble(Bars.Piece::height).sum()).isCloseTo(100.0 * day.total() / bars.top(), org.assertj.core.data.Offset.offset(1e-6));
            assertThat(bars.pieces(day)).allMatch(piece -> piece.y() >= -1e-9 && piece.y() + piece.height() <= 100 + 1e-9);
        }
    }
}
