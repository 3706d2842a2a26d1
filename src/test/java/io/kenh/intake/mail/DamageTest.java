package io.kenh.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words survive what programs and servers on the way do to a mail. */
class DamageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Q2jDoG8gYuG6oW4= | Chào bạn",
            "Q2jDoG8gYuG6oW4 | Chào bạn",
            "Q2jDoG8g YuG6oW4= | Chào bạn",
            "Xin chào, đây không phải base64. | Xin chào, đây không phải base64."})
    void readsBase64AndWhatOnlySaysToBe(String written, String text) {
        assertThat(body("base64", written)).isEqualTo(text);
    }

    @Test
    void keepsTheFooterThatAListServerPutBelowEncodedWords() {
        assertThat(body("base64", "Q2jDoG8gYuG6oW4=\n_______________________\nNhóm Kỹ thuật\nnhom@list.example")).contains("Chào bạn", "Nhóm Kỹ thuật", "nhom@list.example");
    }

    @Test
    void takesTheClosingDelimiterAwayThatHangsOnTheLastLine() {
        assertThat(Mails.parse("Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\nhết--b--").body().text()).isEqualTo("hết");
    }

    @Test
    void showsNoDelimitersOfPartsThatAreNestedWrongly() {
        assertThat(Mails.parse("Content-Type: multipart/mixed; boundary=ngoai\n\n--ngoai\nContent-Type: multipart/mixed; boundary=trong\n\n--ngoai\nContent-Type: text/plain; charset=utf-8\n\nchữ\n--trong\nnữa\n--ngoai--\n")
                .body().text().lines()).contains("chữ", "nữa").doesNotContain("--trong");
    }

    @Test
    void tellsADelimiterFromTheEndOfAMultipartAroundIt() {
        assertThat(Mails.parse("Content-Type: multipart/mixed; boundary=\"b--\"\n\n--b--\nContent-Type: multipart/mixed; boundary=\"b----\"\n\n--b----\nContent-Type: text/plain; charset=utf-8\n\nchữ\n--b------\n--b----\n")
                .body().text()).isEqualTo("chữ");
    }

    @Test
    void keepsTheWholeLettersOfHalfBrokenUtf8() {
        byte[] bytes = "đơn của tôi?".getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 1] = (byte) 0xE9;
        assertThat(Charsets.decode(bytes, "utf-8")).isEqualTo("đơn của tôié");
        assertThat(Charsets.decode(bytes, null)).isEqualTo("đơn của tôié");
    }

    @Test
    void readsTheHtmlWhereThePlainSideMerelyRepeatsIt() {
        String html = "Content-Type: text/html; charset=utf-8\n\n<title>Báo giá</title><p>Máy lạnh <a href=https://a.example/x>xem giá</a> tháng ba</p>";
        assertThat(Mails.parse(Mails.multipart("alternative", "Content-Type: text/plain; charset=utf-8\n\nMáy lạnh <https://a.example/x> xem giá&nbsp; tháng ba", html)).body().text())
                .isEqualTo("Báo giá\nMáy lạnh xem giá tháng ba");
        assertThat(Mails.parse(Mails.multipart("alternative", "Content-Type: text/plain; charset=utf-8\n\nBản chữ viết riêng cho máy đọc", html)).body().text())
                .isEqualTo("Bản chữ viết riêng cho máy đọc");
    }

    private static String body(String encoding, String written) {
        return Mails.parse("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: " + encoding + "\n\n" + written).body().text();
    }

    @Test
    void keepsBytesThatOnlySayToBeTextAsAFileBelowTheWords() {
        ParsedMail mail = Mails.parse(Mails.multipart("mixed", "Content-Type: text/plain; charset=utf-8\n\nxin chào",
                "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\nH4sIAAAAAAAAA8tIzcnJVyjPL8pJAQCFEUoNCwAAAA==",
                "Content-Type: text/plain; charset=utf-8\n\ntạm\u001B biệt"));

        assertThat(mail.body().text()).contains("xin chào", "biệt").doesNotContain("\uFFFD");
        assertThat(mail.attachments()).singleElement().satisfies(file -> assertThat(file.bytes()).startsWith(0x1f, 0x8b));
    }
}
