package io.kenh.console;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Counts of some days, one bar a day, stacked by sort; {@code console/parts :: bars} draws it.
 *
 * @param kind  of the sorts: {@code run}, {@code message} … names and colours come from it
 * @param sorts from the bottom of a bar to its top
 * @param days  oldest first
 */
public record Bars(String kind, List<String> sorts, List<Day> days) {

    /** Heights a plot may have, times a power of ten: each can be halved. */
    private static final long[] ROUND = {2, 4, 6, 8, 10};

    /** @param counts one for each sort */
    public record Day(LocalDate day, List<Long> counts) {

        public long total() {
            return counts.stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Part of a bar: where it begins below the top of the plot, and how high it is, in per cent of the plot. */
    public record Piece(String sort, double y, double height) { }

    public boolean isEmpty() {
        return days.stream().allMatch(day -> day.total() == 0);
    }

    /** Over all days. */
    public long sum(int sort) {
        return days.stream().mapToLong(day -> day.counts().get(sort)).sum();
    }

    /** What the top of the plot stands for: a round number no bar goes beyond. */
    public long top() {
        long most = days.stream().mapToLong(Day::total).max().orElse(0);
        return LongStream.iterate(1, power -> power * 10).flatMap(power -> LongStream.of(ROUND).map(round -> round * power)).filter(top -> top >= most)
                .findFirst().orElseThrow();
    }

    public List<Piece> pieces(Day day) {
        List<Piece> pieces = new ArrayList<>();
        double below = 0;
        for (int i = 0; i < sorts.size(); i++) {
            double height = 100.0 * day.counts().get(i) / top();
            below += height;
            if (height > 0) {
                pieces.add(new Piece(sorts.get(i), 100 - below, height));
            }
        }
        return pieces;
    }
}
