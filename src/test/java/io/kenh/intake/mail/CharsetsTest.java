package io.kenh.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharsetsTest {

    @ParameterizedTest
    @CsvSource({
            "windows-1258, 5469EAEC6E672056 69EAF274, Tiếng Việt",
            "windows-1258, 54 69 EA EC 6E 67, Tiếng",
            "viscii, 54 69 AA 6E 67 20 56 69 AE 74, Tiếng Việt",
            "TCVN5712-1, 54 69 D5 6E 67 20 56 69 D6 74, Tiếng Việt",
            "utf-7, 54 69 2B 48 72 38 2D 6E 67, Tiếng",
            "iso-8859-1, 93 78 94, “x”",
            "gb2312, C4 E3, 你",
            "cp932, 82 A0, あ",
            "us-ascii, 54 69 E1 BA BF 6E 67, Tiếng",
            "no-such-charset, 54 69 E1 BA BF 6E 67, Tiếng"})
    void decodesToComposedUnicode(String charset, String hex, String text) {
        assertThat(Charsets.decode(HexFormat.of().parseHex(hex.replace(" ", "")), charset)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "?", "_iso-2022-jp", "x-unknown", "utf-8\"", "=", "a b", "8bit", "charset=utf-8"})
    void survivesNamesOfAnyKind(String name) {
        assertThat(Charsets.decode("chữ".getBytes(StandardCharsets.UTF_8), name)).isEqualTo("chữ");
    }

    @Test
    void mendsSingleWrongBytesInUtf8() {
        byte[] bytes = "được không ạ? x".getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 1] = (byte) 0xE9;
        assertThat(Charsets.decode(bytes, "utf-8")).isEqualTo("được không ạ? é");
    }

    @Test
    void leavesNoNulNoMarkAndNoHalfLetter() {
        assertThat(Charsets.clean("\uFEFFa\0b\uD800c")).isEqualTo("ab?c");
    }

    @Test
    void readsVniAndTcvn3WhereTheFontNamesThem() {
        String vni = Mails.parse(Mails.html("s", "<font face=\"VNI-Times\">Tieáng Vieät ñöôïc</font>")).body().text();
        String tcvn3 = Mails.parse(Mails.html("s", "<p style=\"font-family:.VnTime\">TiÕng ViÖt</p>")).body().text();
        assertThat(vni).isEqualTo("Tiếng Việt được");
        assertThat(tcvn3).isEqualTo("Tiếng Việt");
    }

    @Test
    void recognisesOldVietnameseByItsWords() {
        String said = "Xin chào, công ty có thể gửi đơn hàng và báo giá cho tôi được không? Cảm ơn các anh chị đã hỏi những việc này.";
        assertThat(VietnameseGuess.mended(latin1(encodedTcvn3(said)))).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Đơn hàng của tôi không được giao", "Grüße aus München, schöne Straße", "déjà vu, à côté, où ça"})
    void leavesOtherTextAlone(String text) {
        assertThat(VietnameseGuess.mended(text)).isEqualTo(text);
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, Charset.forName("windows-1252"));
    }

    private static byte[] encodedTcvn3(String text) {
        byte[] out = new byte[text.length()];
        for (int i = 0; i < out.length; i++) out[i] = encodedTcvn3(text.charAt(i));
        return out;
    }

    private static byte encodedTcvn3(char letter) {
        for (int b = 0xA1; b < 0x100 && letter >= 0x80; b++) {
            if (VietnameseCharsets.tcvn3(new byte[] {(byte) b}).charAt(0) == letter) return (byte) b;
        }
        return (byte) letter;
    }
}
