package io.kenh.connector.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts in parts, as phones count them. */
class SegmentsTest {

    @ParameterizedTest
    @CsvSource({"A, 160, '', 1", "A, 161, '', 2", "A, 159, €, 2", "ạ, 70, '', 1", "ạ, 71, '', 2", "😀, 35, a, 2", "😀, 35, '', 1"})
    void countsPartsAsTheStandardDoes(String letter, int times, String end, int parts) {
        assertThat(Segments.of(letter.repeat(times) + end, Coding.GSM).parts()).hasSize(parts);
    }

    @ParameterizedTest
    @CsvSource({"GSM", "ASCII", "LATIN"})
    void aVietnameseTextIsUcs2WhateverPlainTextsAre(Coding plain) {
        Segments segments = Segments.of("Mã OTP của bạn là 482913", plain);

        assertThat(segments.coding()).isEqualTo(Coding.UCS2);
        assertThat(HexFormat.of().formatHex(segments.parts().get(0))).isEqualTo(
                "004d00e30020004f00540050002000631ee70061002000621ea1006e0020006c00e00020003400380032003900310033");
    }

    @Property(tries = 300)
    void nothingIsLostAndNoLetterIsCut(@ForAll String text) {
        Segments segments = Segments.of(text, Coding.GSM);
        ByteArrayOutputStream together = new ByteArrayOutputStream();
        segments.parts().forEach(part -> {
            assertThat(part.length).isLessThanOrEqualTo(segments.coding().single());
            if (segments.coding() == Coding.UCS2 && part.length > 1) {
                char last = (char) ((part[part.length - 2] & 0xFF) << 8 | part[part.length - 1] & 0xFF);
                assertThat(Character.isHighSurrogate(last) && text.codePoints().noneMatch(c -> c == last)).isFalse();
            }
            together.writeBytes(part);
        });

        assertThat(together.toByteArray()).isEqualTo(segments.coding().bytes(text));
    }

    @ParameterizedTest
    @CsvSource({"Ma OTP 12 {x} €", "à è é ì ò ù"})
    void gsmLettersComeBackAsTheyWere(String text) {
        assertThat(Coding.GSM.text(Coding.GSM.bytes(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"00A1, same, a1", "161, decimal, a1", "A1, hex, 161", "0, same, 0", "abc-1, decimal, abc-1"})
    void anIdHasOneSpelling(String written, String ids, String wanted) {
        assertThat(Delivery.externalId(written, ids)).isEqualTo(wanted);
    }
}
