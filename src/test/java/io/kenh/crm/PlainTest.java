package io.kenh.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PlainTest {

    @Test
    void oneMeaningHasOneForm() {
        assertThat(Plain.of(2.5E7)).isEqualTo(Plain.of(new BigDecimal("25000000.00"))).isEqualTo(Plain.of(25_000_000));
        assertThat(Plain.of(0)).isEqualTo(Plain.of(new BigDecimal("0.00")));
        assertThat(Plain.of("2026-12-01T01:00:00+00:00")).isEqualTo(Plain.of("2026-12-01T08:00:00.000+07:00"))
                .isEqualTo(Plain.of(Instant.parse("2026-12-01T01:00:00Z")));
        assertThat(Plain.of("1990-02-28")).isEqualTo(Plain.of(LocalDate.of(1990, 2, 28)));
    }

    @Test
    void otherTextsStayApart() {
        assertThat(Plain.of("007")).isNotEqualTo(Plain.of("7"));
        assertThat(Plain.of("2026-99-99T01:00:00+00:00")).isEqualTo("2026-99-99T01:00:00+00:00");
        assertThat(Plain.of(null)).isNull();
    }
}
