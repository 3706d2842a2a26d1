package io.kenh.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VietnameseMailTest {

    record Forward(String address, String name, String subject, String body) { }

    record Case(String name, String subject, String text, String html, boolean nfd, String visible, List<String> visibleContains,
                String signature, String withoutSignature, List<String> tokens, Forward forwarded, Boolean away, Boolean unsubscribe) {

        ParsedMail parsed() {
            String body = text == null ? html : text;
            String spelled = nfd ? Normalizer.normalize(body, Normalizer.Form.NFD) : body;
            return Mails.parse(text == null ? Mails.html(subject, spelled) : Mails.plain(subject, spelled));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() throws IOException {
        return new YAMLMapper().readValue(VietnameseMailTest.class.getResourceAsStream("vietnamese.yaml"), new TypeReference<List<Case>>() { }).stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void readsMailsOfVietnameseProgramsAsTheirWritersMeantThem(Case c) {
        ParsedMail mail = c.parsed();
        if (c.visible != null) assertThat(mail.split().visible()).isEqualTo(c.visible.strip());
        if (c.visibleContains != null) assertThat(mail.split().visible()).contains(c.visibleContains);
        if (c.signature != null) assertThat(mail.split().signature()).isEqualTo(c.signature);
        if (c.withoutSignature != null) assertThat(mail.split().withoutSignature()).isEqualTo(c.withoutSignature);
        if (c.tokens != null) assertThat(mail.subjectTokens()).isEqualTo(c.tokens);
        assertThat(mail.classification().awayNote()).isEqualTo(Boolean.TRUE.equals(c.away));
        assertThat(mail.classification().unsubscribe()).isEqualTo(Boolean.TRUE.equals(c.unsubscribe));
        assertForward(c.forwarded, mail.forwarded());
    }

    private static void assertForward(Forward wanted, ForwardedMail found) {
        if (wanted == null) {
            assertThat(found).isNull();
            return;
        }
        assertThat(found).isNotNull();
        assertThat(found.from()).isEqualTo(new MailAddress(wanted.address, wanted.name));
        assertThat(found.subject()).isEqualTo(wanted.subject);
        assertThat(found.body()).isEqualTo(wanted.body);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void keepsTheWholeBody(Case c) {
        if (c.text != null) assertThat(c.parsed().body().text().replace("\r\n", "\n"))
                .isEqualTo(Normalizer.normalize(c.text, Normalizer.Form.NFC));
    }
}
