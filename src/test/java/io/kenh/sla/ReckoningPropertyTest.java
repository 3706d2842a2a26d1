package io.kenh.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.calendar.Interval;
import io.kenh.calendar.Week;
import io.kenh.calendar.WorkCalendar;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.assertj.core.api.SoftAssertions;

/** Deadlines equal a walk through the ticket's life minute by minute, whatever happened to it. */
class ReckoningPropertyTest {

    private static final int MINUTES = 9 * 24 * 60;

    /** A ticket's life under two policies, whose calendars lie in any zones. */
    record Life(Week first, Week second, Book book, History history) {

        Week week(Policy policy) {
            return policy.calendar().equals("first") ? first : second;
        }
    }

    private record Step(int after, String status, String priority, Long group, String sla) { }

    @Provide
    Arbitrary<Life> lives() {
        Arbitrary<Integer> minutes = Arbitraries.of(1, 5, 7, 11, 13, 15, 17, 30, 45, 60, 90, 120, 240, 480, 997, 1_000, 2_400).injectNull(0.1);
        Arbitrary<Target> targets = Combinators.combine(minutes, minutes).as(Target::new);
        Arbitrary<Map<String, Target>> all = Arbitraries.maps(Arbitraries.of(Policy.PRIORITIES), targets).ofMinSize(2);
        Arbitrary<Step> steps = Combinators.combine(Arbitraries.integers().between(-30, 2_000), Arbitraries.of("open", "open", "pending", "solved", "closed"),
                Arbitraries.of(Policy.PRIORITIES), Arbitraries.of(1L, 2L).injectNull(0.2), Arbitraries.of("named").injectNull(0.9)).as(Step::new);
        return Combinators.combine(Week.any(), Week.any(), all, all, steps.list().ofMinSize(1).ofMaxSize(7), Arbitraries.integers().between(-5, 6_000).injectNull(0.4))
                .as(ReckoningPropertyTest::life);
    }

    private static Life life(Week first, Week second, Map<String, Target> one, Map<String, Target> other, List<Step> steps, Integer reply) {
        Policy standard = new Policy("standard", "Standard", "first", true, List.of(), one, List.of());
        Policy group = new Policy("named", "Of group 2", "second", false, List.of(2L), other, List.of());
        Book book = new Book(List.of(named("first", first), named("second", second)), List.of(standard, group));
        List<Phase> phases = new ArrayList<>();
        Instant at = first.start();
        for (Step step : steps) {
            at = phases.isEmpty() ? at : at.plus(step.after(), ChronoUnit.MINUTES);
            phases.add(new Phase(at, step.status(), step.priority(), step.group(), null, step.sla()));
        }
        return new Life(first, second, book, new History(phases, reply == null ? null : first.start().plus(reply, ChronoUnit.MINUTES)));
    }

    private static WorkCalendar named(String key, Week week) {
        WorkCalendar calendar = week.calendar();
        return new WorkCalendar(key, key, calendar.zone(), calendar.week(), calendar.days());
    }

    @Property(tries = 700)
    void deadlinesEqualTheMinuteByMinuteOracle(@ForAll("lives") Life life) {
        Reckoning reckoning = new Reckoning(life.book());
        for (Promise promise : Promise.values()) {
            Reading reading = reckoning.read(life.history(), promise);
            Oracle oracle = new Oracle(life, promise).walk(MINUTES);
            SoftAssertions.assertSoftly(softly -> {
                softly.assertThat(reading.done()).as("done").isEqualTo(oracle.done);
                softly.assertThat(oracle.late == null ? early(reading, oracle) : ceiling(reading.due())).as("%s due", promise).isEqualTo(oracle.late);
                softly.assertThat(reading.used(oracle.end)).as("counted").isEqualTo(Duration.ofMinutes(oracle.counted));
                softly.assertThat(reading.stretches().stream().flatMap(s -> s.counted(oracle.end).stream()).map(Interval::length)
                        .reduce(Duration.ZERO, Duration::plus)).as("explained").isEqualTo(Duration.ofMinutes(oracle.counted));
            });
        }
    }

    @Tag("soak")
    @Property(tries = 10_000)
    void deadlinesEqualTheMinuteByMinuteOracleInTenThousandLives(@ForAll("lives") Life life) {
        deadlinesEqualTheMinuteByMinuteOracle(life);
    }

    /** The oracle saw no deadline pass: neither did the reckoning, in the time it looked at. */
    private static Instant early(Reading reading, Oracle oracle) {
        boolean passed = reading.due() != null && !reading.due().isAfter(reading.done() == null ? oracle.end : reading.done());
        return passed ? reading.due() : null;
    }

    private static Instant ceiling(Instant due) {
        Instant minute = due.truncatedTo(ChronoUnit.MINUTES);
        return minute.equals(due) ? due : minute.plus(1, ChronoUnit.MINUTES);
    }

    @Property(tries = 300)
    void whatIsWrittenLaterNeverMovesADeadlineThatHasPassed(@ForAll("lives") Life life) {
        Reckoning reckoning = new Reckoning(life.book());
        List<Phase> phases = life.history().phases();
        for (Promise promise : Promise.values()) {
            Instant broken = null;
            for (int i = 1; i <= phases.size(); i++) {
                Reading reading = reckoning.read(new History(phases.subList(0, i), null), promise);
                if (broken != null) {
                    assertThat(reading.due()).isEqualTo(broken);
                }
                Instant next = i < phases.size() ? phases.get(i).at() : Instant.MAX;
                broken = reading.state(next) == Reading.State.LATE && reading.done() == null ? reading.due() : broken;
            }
        }
    }

    @Property(tries = 300)
    void aLevelIsCrossedWhenSoMuchWorkingTimeIsLeft(@ForAll("lives") Life life) {
        Reckoning reckoning = new Reckoning(life.book());
        for (Promise promise : Promise.values()) {
            Reading reading = reckoning.read(life.history(), promise);
            for (int minutes : new int[] {-500, -60, -1, 0, 30, 200}) {
                reading.crossing(target -> Duration.ofMinutes(minutes)).ifPresent(at ->
                        assertThat(reading.left(at)).as("%s %d", promise, minutes).isLessThanOrEqualTo(Duration.ofMinutes(-minutes)));
            }
            if (reading.state(Instant.MAX) == Reading.State.LATE) {
                assertThat(reading.crossing(target -> Duration.ZERO)).contains(reading.due());
            }
        }
    }

    /** Looks at every minute of a ticket's life. */
    private static final class Oracle {

        private final Life life;
        private final Promise promise;
        private final long whole;
        private long used;
        private long counted;
        private Instant late;
        private Instant done;
        private Instant end;

        Oracle(Life life, Promise promise) {
            this.life = life;
            this.promise = promise;
            this.whole = life.book().policies().stream().flatMap(policy -> policy.targets().values().stream()).map(target -> target.minutes(promise))
                    .filter(Objects::nonNull).distinct().mapToLong(Integer::longValue).reduce(1, Oracle::leastCommonMultiple);
        }

        Oracle walk(int minutes) {
            Instant begin = life.history().phases().get(0).at();
            for (end = begin; end.isBefore(begin.plus(minutes, ChronoUnit.MINUTES)); end = end.plus(1, ChronoUnit.MINUTES)) {
                Phase phase = life.history().in(end);
                boolean settled = phase.status().equals("solved") || phase.status().equals("closed");
                boolean answered = promise == Promise.RESPONSE && life.history().firstReply() != null && !life.history().firstReply().isAfter(end);
                changes(end);
                done = answered && done == null ? end : done;
                if (!settled && done == null && !(promise == Promise.RESOLUTION && phase.status().equals("pending"))) {
                    minute(phase, end);
                }
            }
            return this;
        }

        /** Several may be written in one minute. */
        private void changes(Instant minute) {
            life.history().phases().stream().filter(phase -> phase.at().equals(minute)).forEach(phase -> {
                boolean settled = phase.status().equals("solved") || phase.status().equals("closed");
                Instant open = promise == Promise.RESPONSE ? done : null;
                done = !settled ? open : done == null ? minute : done;
            });
        }

        private void minute(Phase phase, Instant at) {
            Policy policy = life.book().policy(phase.sla(), phase.group()).orElseThrow();
            Integer target = policy.target(phase.priority()).minutes(promise);
            if (target == null || !life.week(policy).worked(at)) {
                return;
            }
            counted++;
            used += whole / target;
            late = late == null && used >= whole ? at.plus(1, ChronoUnit.MINUTES) : late;
        }

        private static long leastCommonMultiple(long a, long b) {
            return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)).divide(BigInteger.valueOf(a).gcd(BigInteger.valueOf(b))).longValueExact();
        }
    }
}
