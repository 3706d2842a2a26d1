package io.kenh.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.platform.Sentences;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is noted about a mail is read in Vietnamese too. */
class ReasonTest {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonIsSaidInVietnamese(Reason reason) {
        String said = Sentences.in(VIETNAMESE, reason.sentence(7, 30));
        String joined = Sentences.in(VIETNAMESE, reason.sentence(7, 30) + "; " + Reason.FORWARDED.sentence("a@b.example"));

        assertThat(said).matches("(?Us).*[à-ỹ].*").doesNotContain("ticket", "sender", " so ");
        assertThat(joined).isEqualTo(said + "; đồng nghiệp chuyển tiếp: khách hàng là a@b.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"came back: a@b.example: 550 5.1.1 no such user; try again", "came back: no details given", "The mail took too much work to read; skipped: the reply",
            "Could not make out the files: IllegalStateException", "The mail has more than 100 attachments; the rest was left out",
            "The mail's structure is broken; parts may be missing: MimeException"})
    void soAreReturnedMailsAndRemarksOfTheParser(String english) {
        assertThat(Sentences.in(VIETNAMESE, english)).matches("(?Us).*[à-ỹ].*").doesNotContain("mail ", "details", "skipped", "Could");
    }
}
