package io.kenh.world.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The journal keeps the latest and counts everything. */
class JournalTest {

    private static final Filter ALL = new Filter(null, null);

    private final Journal journal = new Journal(Clock.systemUTC());

    @Test
    void keepsTheLatestAndCountsAll() {
        for (int i = 0; i < Ring.MOST + 500; i++) {
            journal.add(sms("0901234567", "text " + i));
        }

        List<Received> kept = journal.list(ALL, 0, Integer.MAX_VALUE);
        assertThat(kept).hasSize(Ring.MOST);
        assertThat(kept.get(0).text()).isEqualTo("text 500");
        assertThat(journal.count("sms").requests()).isEqualTo(Ring.MOST + 500);
    }

    @Test
    void keepsFewerWhenTheyAreLong() {
        String text = "x".repeat(1_000_000);
        for (int i = 0; i < 30; i++) {
            journal.add(sms("0901234567", text));
        }

        assertThat(journal.list(ALL, 0, 100)).hasSizeLessThanOrEqualTo((int) (Ring.MOST_CHARACTERS / text.length()));
    }

    @ParameterizedTest
    @CsvSource({
        "0901234567,            +84901234567,      true",
        "84901234567,           0901234567,        true",
        "0901234567,            0901234568,        false",
        "lan@customer.example,  LAN@customer.example, true",
        "'a@b.example, lan@customer.example', lan@customer.example, true",
        "5001,                  5001,              true",
        "15001,                 5001,              false"})
    void findsARecipientInAnySpelling(String recipient, String asked, boolean found) {
        journal.add(sms(recipient, "text"));

        assertThat(journal.list(new Filter("sms", asked), 0, 10)).hasSize(found ? 1 : 0);
    }

    private static Received sms(String to, String text) {
        return new Received(0, null, "sms", "POST", "/send", to, null, text, "", "ok", false, true);
    }
}
