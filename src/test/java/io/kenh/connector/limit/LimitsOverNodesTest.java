package io.kenh.connector.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Limits of a provider hold for all nodes together, and windows follow the calendar. */
class LimitsOverNodesTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Instant NOON = Instant.parse("2026-03-02T05:00:00Z");
    private static final DataSource DATABASE = TestDatabase.migrated();

    @Test
    void threeNodesNeverExceedTheDayTogether() {
        List<Quota> nodes = Stream.generate(() -> new Quota(node(NOON), 1, ChronoUnit.DAYS, 100, ZONE)).limit(3).toList();

        long taken = IntStream.range(0, 300).parallel().filter(i -> nodes.get(i % 3).take(NOON) == null).count();

        assertThat(taken).isEqualTo(100);
        assertThat(nodes.get(0).take(NOON)).isEqualTo(Instant.parse("2026-03-02T17:00:00Z"));
        assertThat(nodes.get(1).take(Instant.parse("2026-03-02T17:00:00Z"))).isNull();
    }

    @Test
    void connectionsAndUnitsDoNotMix() {
        assertThat(new Quota(node(NOON), 2, ChronoUnit.HOURS, 1, ZONE).take(NOON)).isNull();
        assertThat(new Quota(node(NOON), 2, ChronoUnit.MINUTES, 1, ZONE).take(NOON)).isNull();
        assertThat(new Quota(node(NOON), 3, ChronoUnit.HOURS, 1, ZONE).take(NOON)).isNull();
        assertThat(new Quota(node(NOON), 2, ChronoUnit.HOURS, 1, ZONE).take(NOON)).isEqualTo(Instant.parse("2026-03-02T06:00:00Z"));
    }

    @Test
    void aMonthBeginsWithItsFirstDayInTheHubsZone() {
        Quota quota = new Quota(node(NOON), 4, ChronoUnit.MONTHS, 1, ZONE);
        Instant lastMinute = Instant.parse("2026-03-31T16:59:00Z");

        assertThat(quota.take(lastMinute)).isNull();
        assertThat(quota.take(lastMinute)).isEqualTo(Instant.parse("2026-03-31T17:00:00Z"));
        assertThat(quota.take(Instant.parse("2026-03-31T17:00:00Z"))).isNull();
    }

    @Test
    void aRestThatOneNodeOrdersIsSeenByTheOthers() {
        JdbcBudget one = node(NOON);
        JdbcBudget other = node(NOON);

        one.rest(5, NOON.plusSeconds(30));
        one.rest(5, NOON.plusSeconds(10));
        other.refresh();

        assertThat(other.resting()).containsEntry(5L, NOON.plusSeconds(30));
        JdbcBudget later = node(NOON.plusSeconds(31));
        later.refresh();
        assertThat(later.resting()).doesNotContainKey(5L);
    }

    @ParameterizedTest
    @CsvSource({"07:00, 22:00, 2026-03-01T23:59:00Z, 2026-03-02T00:00:00Z", "07:00, 22:00, 2026-03-02T00:00:00Z,",
        "07:00, 22:00, 2026-03-02T15:00:00Z, 2026-03-03T00:00:00Z", "22:00, 06:00, 2026-03-02T16:00:00Z,",
        "22:00, 06:00, 2026-03-02T05:00:00Z, 2026-03-02T15:00:00Z"})
    void hoursSayWhenTheyOpenAgain(LocalTime from, LocalTime to, Instant now, Instant opening) {
        assertThat(new Hours(from, to).next(now, ZONE)).isEqualTo(opening);
    }

    private static JdbcBudget node(Instant now) {
        return new JdbcBudget(JdbcClient.create(DATABASE), Clock.fixed(now, ZoneOffset.UTC));
    }
}
