package io.kenh.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** A mail that costs too much loses comfort and nothing else; a mail that merely had to wait loses nothing. */
class EffortTest {

    private static final String MAIL = """
            From: khach@customer.example
            Subject: Fwd: Hợp đồng
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/html; charset=utf-8

            <p>Xin xem tệp</p><blockquote type="cite">thư cũ</blockquote>
            --b
            Content-Type: application/pdf; name=hop-dong.pdf

            %PDF
            --b--
            """;

    @Test
    void whatWaitsHasCostNothing() {
        Effort effort = new Effort(200);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(600));

        assertThat(effort.isTooMuch()).isFalse();
        assertThat(read(new Effort(Limits.MILLIS)).warnings()).isEmpty();
    }

    @Test
    void aThreadThatNeverRestsReachesTheLimitHoweverBusyTheMachineIs() {
        Effort effort = new Effort(20);
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!effort.isTooMuch() && System.nanoTime() < until) {
            Thread.onSpinWait();
        }

        assertThat(effort.isTooMuch()).isTrue();
    }

    @Test
    void aMailThatCostTooMuchKeepsItsHeaderItsWordsAndItsFiles() {
        ParsedMail mail = read(new Effort(-1));

        assertThat(mail.headers().subject()).isEqualTo("Fwd: Hợp đồng");
        assertThat(mail.body().text()).contains("Xin xem tệp", "thư cũ");
        assertThat(mail.split().visible()).isEqualTo("Xin xem tệp\n\nthư cũ");
        assertThat(mail.attachments()).singleElement().satisfies(file -> assertThat(file.shownName()).isEqualTo("hop-dong.pdf"));
        assertThat(mail.classification().mayAnswer()).isFalse();
        assertThat(mail.warnings()).contains("The mail took too much work to read; skipped: the reply");
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void onAVirtualThreadAMailIsReadAsOnAnyOther() throws Exception {
        CompletableFuture<ParsedMail> read = new CompletableFuture<>();
        Runnable reading = () -> read.complete(read(new Effort(Limits.MILLIS)));
        Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, reading);

        assertThat(read.get(60, TimeUnit.SECONDS).warnings()).isEmpty();
    }

    private static ParsedMail read(Effort effort) {
        return MailParser.parse(MAIL.getBytes(StandardCharsets.UTF_8), MailContext.none(), effort);
    }
}
