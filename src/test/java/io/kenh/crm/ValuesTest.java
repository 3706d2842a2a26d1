package io.kenh.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kenh.condition.FieldType;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final List<String> CHOICES = List.of("Đà Nẵng", "Hà Nội");

    private static Object read(FieldType type, Object raw) {
        return Values.read("custom.x", type, CHOICES, raw, ZONE);
    }

    @ParameterizedTest
    @CsvSource({
        "DATE, 2026-02-28, 2026-02-28", "DATE, 28/2/2026, 2026-02-28", "DATE, ' 28/02/2026 ', 2026-02-28",
        "DATETIME, 2026-02-28T08:30:00+07:00, 2026-02-28T01:30:00Z", "DATETIME, 2026-02-28T08:30, 2026-02-28T01:30:00Z",
        "DATETIME, 28/02/2026 8:30, 2026-02-28T01:30:00Z", "CHOICE, đà nẵng, Đà Nẵng", "TEXT, ' a ', a"})
    void people_and_programs_write_one_thing_in_their_own_ways(FieldType type, String written, String held) {
        assertThat(read(type, written)).isEqualTo(held);
    }

    @Test
    void the_other_unicode_form_of_a_choice_is_the_same_choice() {
        assertThat(read(FieldType.CHOICE, java.text.Normalizer.normalize("Đà Nẵng", java.text.Normalizer.Form.NFD))).isEqualTo("Đà Nẵng");
    }

    @Test
    void several_choices_come_as_list_or_in_one_text_and_once_each() {
        assertThat(read(FieldType.TAGS, "Hà Nội, đà nẵng, Hà Nội")).isEqualTo(List.of("Hà Nội", "Đà Nẵng"));
        assertThat(read(FieldType.TAGS, List.of("Hà Nội"))).isEqualTo(List.of("Hà Nội"));
    }

    @Test
    void yes_and_no_are_known_in_both_languages() {
        assertThat(read(FieldType.BOOLEAN, "Có")).isEqualTo(true);
        assertThat(read(FieldType.BOOLEAN, "no")).isEqualTo(false);
    }

    @Test
    void a_number_keeps_its_value_in_any_spelling() {
        assertThat(read(FieldType.NUMBER, "1e3")).isEqualTo(new BigDecimal("1000"));
        assertThat(read(FieldType.NUMBER, 12.50)).isEqualTo(new BigDecimal("12.5"));
    }

    @ParameterizedTest
    @CsvSource({"NUMBER, many", "NUMBER, 1234567890123456", "NUMBER, 1e99999999", "NUMBER, '1,5'", "NUMBER, NaN", "NUMBER, ٣", "DATE, 30/02/2026",
        "DATE, 2026-02-30", "DATE, 1/1/99999", "DATETIME, yesterday", "DATETIME, 2026-02-28", "BOOLEAN, maybe", "CHOICE, Huế", "TAGS, 'Hà Nội,Huế'"})
    void what_is_no_such_value_is_refused_by_name(FieldType type, String written) {
        assertThatThrownBy(() -> read(type, written)).isInstanceOf(InvalidValue.class)
                .hasMessageContaining("custom.x").hasMessageContaining(written.strip()).hasMessageContaining("wanted");
    }

    @Test
    void what_the_database_cannot_keep_never_gets_there() {
        for (Object hostile : List.of("a\0b", "half \ud800", "x".repeat(Values.LONGEST + 1), Map.of("a", 1), List.of("a"))) {
            assertThatThrownBy(() -> read(FieldType.TEXT, hostile)).isInstanceOf(InvalidValue.class);
        }
    }

    @Test
    void a_refusal_shows_a_hostile_value_short_and_clean() {
        assertThatThrownBy(() -> read(FieldType.NUMBER, "\u001b[31m" + "x".repeat(5_000)))
                .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(250).doesNotContain("\u001b"));
    }

    @Test
    void a_name_is_made_of_a_vietnamese_title() {
        assertThat(Values.nameOf("Ngày tái khám (lần 2)")).isEqualTo("ngay_tai_kham_lan_2");
    }
}
