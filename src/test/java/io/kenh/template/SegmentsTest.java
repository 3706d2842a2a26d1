package io.kenh.template;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentsTest {

    @ParameterizedTest
    @CsvSource({"a,0,0", "a,1,1", "a,160,1", "a,161,2", "a,306,2", "a,307,3", "€,80,1", "€,81,2", "ạ,70,1", "ạ,71,2", "ạ,134,2", "ạ,135,3",
        "😀,35,1", "😀,36,2", "😀,66,2", "😀,67,3", "é,160,1", "đ,70,1", "{,80,1", "{,81,2"})
    void lengthsAtTheEdges(String character, int times, int segments) {
        assertThat(Segments.of(character.repeat(times)).segments()).isEqualTo(segments);
    }

    @Test
    void aCharacterOfTwoPlacesIsNotSplitBetweenParts() {
        assertThat(Segments.of("a".repeat(152) + "€" + "a".repeat(151)).segments()).isEqualTo(2);
        assertThat(Segments.of("a".repeat(152) + "€" + "a".repeat(152)).segments()).isEqualTo(3);
        assertThat(Segments.of("ạ".repeat(66) + "😀" + "ạ".repeat(65)).segments()).isEqualTo(2);
        assertThat(Segments.of("ạ".repeat(66) + "😀" + "ạ".repeat(66)).segments()).isEqualTo(3);
    }

    @Test
    void oneForeignLetterIsNamed() {
        assertThat(Segments.of("Chào bạn").foreign()).containsExactly("ạ");
        assertThat(Segments.of("Chào bạn").encoding()).isEqualTo("UCS-2");
        assertThat(Segments.of("à").encoding()).isEqualTo("GSM-7");
    }

    @Property
    void theCountIsTheSmallestNumberOfPartsThatHoldsTheText(@ForAll("texts") String text) {
        Segments counted = Segments.of(text);
        boolean gsm = counted.encoding().equals("GSM-7");
        int[] widths = text.codePoints().map(c -> gsm ? ("\f^{}\\[~]|€".indexOf(c) >= 0 ? 2 : 1) : Character.charCount(c)).toArray();
        int units = java.util.Arrays.stream(widths).sum();

        assertThat(counted.units()).isEqualTo(units);
        assertThat(counted.segments()).isEqualTo(units == 0 ? 0 : units <= (gsm ? 160 : 70) ? 1 : fewest(widths, gsm ? 153 : 67));
        assertThat(counted.left()).isBetween(0, gsm ? 160 : 70);
    }

    @Property
    void withoutAccentsVietnameseKeepsToGsm7AndNeverCostsMore(@ForAll("vietnamese") String text) {
        String plain = Unaccented.of(text);
        assertThat(Segments.of(plain).encoding()).isEqualTo("GSM-7");
        assertThat(Segments.of(plain).segments()).isLessThanOrEqualTo(Segments.of(text).segments());
        assertThat(Unaccented.of(plain)).isEqualTo(plain);
    }

    @Test
    void withoutAccentsItReadsAsPeopleWriteIt() {
        assertThat(Unaccented.of("Đường Nguyễn Huệ – “quý khách” đặt lịch…")).isEqualTo("Duong Nguyen Hue - \"quy khach\" dat lich...");
        assertThat(Unaccented.of("tie\u0302\u0301ng Vie\u0323\u0302t")).isEqualTo("tieng Viet");
        assertThat(Unaccented.of(null)).isNull();
    }

    /** The dear way: the best cut for every beginning of the text. */
    private static int fewest(int[] widths, int most) {
        int[] best = new int[widths.length + 1];
        for (int end = 1; end <= widths.length; end++) {
            best[end] = Integer.MAX_VALUE;
            int used = 0;
            for (int start = end - 1; start >= 0 && (used += widths[start]) <= most; start--) {
                best[end] = Math.min(best[end], best[start] + 1);
            }
        }
        return best[widths.length];
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> gsm = Arbitraries.of("a", "Z", "7", " ", "€", "{", "|", "\n", "à", "é").list().ofMaxSize(500).map(parts -> String.join("", parts));
        Arbitrary<String> any = Arbitraries.of("a", "ạ", "đ", "😀", "€", "中").list().ofMaxSize(250).map(parts -> String.join("", parts));
        return Arbitraries.oneOf(gsm, any);
    }

    @Provide
    Arbitrary<String> vietnamese() {
        String letters = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđĐÂƯ xbc,.!";
        return Arbitraries.strings().withChars(letters.toCharArray()).ofMaxLength(400);
    }
}
