package io.kenh.livechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.connector.Connection;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoursTest {

    @ParameterizedTest
    @CsvSource({
        "08:00, 21:00, 123456, 2026-11-21T08:00, true", "08:00, 21:00, 123456, 2026-11-21T07:59, false", "08:00, 21:00, 123456, 2026-11-21T21:00, false",
        "08:00, 21:00, 123456, 2026-11-22T12:00, false", "'', '', '', 2026-11-22T03:00, true", "22:00, 06:00, '', 2026-11-22T23:30, true",
        "22:00, 06:00, '', 2026-11-22T05:59, true", "22:00, 06:00, '', 2026-11-22T12:00, false", "soon, later, x, 2026-11-22T12:00, true"})
    void somebodyIsThereFromTheFirstMinuteToBeforeTheLast(String from, String until, String days, String now, boolean open) {
        Map<String, String> settings = new HashMap<>(Map.of("openFrom", from, "openUntil", until, "openDays", days));
        Hours hours = Hours.of(new Connection(1, "c", "C", "live-chat", settings, true, "ok", null));
        assertThat(hours.hold(ZonedDateTime.parse(now + "+07:00[Asia/Ho_Chi_Minh]"))).isEqualTo(open);
    }
}
