package io.kenh.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mail server says about a sender is read as it says it, whatever the sender has put into it. */
class AuthenticationTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "mx.a.example; dmarc=pass                                               | mx.a.example | pass |",
            "MX.a.example 1; spf=fail; dmarc = fail (p=reject) header.from=b.example | mx.a.example | fail |",
            "mx.a.example; dmarc=fail; arc=pass (i=1 dmarc=pass)                     | mx.a.example | fail | pass",
            "mx.a.example (comment; dmarc=pass) ; dmarc/1=fail                       | mx.a.example | fail |",
            "mx.a.example; spf=pass smtp.mailfrom=\"x; dmarc=pass; y\"@b.example; dmarc=fail | mx.a.example | fail |",
            "mx.a.example; none                                                      | mx.a.example |      |",
            "spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=b.example; dmarc=pass    |              | pass |",
            "mx.a.example; dkim=pass header.s=dmarc=pass                             | mx.a.example |      |"})
    void readsWhatTheServerFound(String header, String server, String dmarc, String arc) {
        assertThat(read("Authentication-Results: " + header)).isEqualTo(new Authentication(text(server), text(dmarc), text(arc)));
    }

    @Test
    void onlyTheTopmostCounts() {
        assertThat(read("Authentication-Results: mx.a.example; dmarc=fail\r\nAuthentication-Results: mx.a.example; dmarc=pass").dmarc()).isEqualTo("fail");
        assertThat(read("Subject: x")).isNull();
    }

    @Test
    void aBrokenOneCostsNoTime() {
        assertThat(read("Authentication-Results: mx.a.example; " + "(\"\\".repeat(10_000)).isDisowned()).isFalse();
    }

    private static Authentication read(String header) {
        return MailParser.parse((header + "\r\n\r\nx").getBytes(StandardCharsets.UTF_8), MailContext.none()).headers().authentication();
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }
}
