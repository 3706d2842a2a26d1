package io.kenh.intake.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.intake.mail.MailContext;
import io.kenh.intake.mail.MailParser;
import io.kenh.intake.mail.ParsedMail;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a server says before a mail is known when the mail is read. */
class PostmarkTest {

    private static final byte[] MAIL = "From: lan@customer.example\r\nTo: support@company.example\r\nSubject: Hi\r\n\r\nChao.\r\n".getBytes(StandardCharsets.UTF_8);

    @Test
    void aMailFromNobodyIsNotAnswered() {
        assertThat(read(Map.of("envelope", Map.of("from", "lan@customer.example", "to", List.of()))).classification().mayAnswer()).isTrue();
        assertThat(read(Map.of("envelope", Map.of("from", "", "to", List.of()))).classification().mayAnswer()).isFalse();
    }

    @Test
    void forWhomItIsNeedNotStandInIt() {
        ParsedMail mail = read(Map.of("envelope", Map.of("from", "lan@customer.example", "to", List.of("acme+t12.x@in.kenh.example"))));

        assertThat(mail.recipients()).containsExactly("acme+t12.x@in.kenh.example", "support@company.example");
        assertThat(mail.headers().subject()).isEqualTo("Hi");
    }

    @Test
    void aMailOfAMailboxStaysAsItIs() {
        assertThat(Postmark.on(MAIL, Map.of("folder", "INBOX"))).isSameAs(MAIL);
    }

    private static ParsedMail read(Map<String, Object> payload) {
        return MailParser.parse(Postmark.on(MAIL, payload), MailContext.none());
    }
}
