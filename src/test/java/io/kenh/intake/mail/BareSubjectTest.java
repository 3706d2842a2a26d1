package io.kenh.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BareSubjectTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hỏi giá                          | Hỏi giá
            Re: Hỏi giá                      | Hỏi giá
            RE : Hỏi giá                     | Hỏi giá
            Trả lời: Hỏi giá                 | Hỏi giá
            TL: Hỏi giá                      | Hỏi giá
            Re[2]: Fwd: Re: Hỏi giá          | Hỏi giá
            Re (3): Hỏi giá                  | Hỏi giá
            Chuyển tiếp: AW: Hỏi giá         | Hỏi giá
            回复：Hỏi giá                     | Hỏi giá
            Về: Hỏi giá                      | Về: Hỏi giá
            Hỏi giá re: máy lạnh             | Hỏi giá re: máy lạnh
            Refund: 100                      | Refund: 100
            Re:                              | Re:""")
    void prefixesGoAndWordsStay(String subject, String bare) {
        assertThat(BareSubject.of(subject)).isEqualTo(bare);
    }

    @Test
    void aHostileSubjectCostsNoTime() {
        assertTimeout(Duration.ofSeconds(5), () -> BareSubject.of("Re: ".repeat(250) + "[" + " ".repeat(500)));
    }
}
