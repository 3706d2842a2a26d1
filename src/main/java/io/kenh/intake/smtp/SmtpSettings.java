package io.kenh.intake.smtp;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings under {@code kenh.smtp}. A port of 0 takes any free one; without a port there is no listener.
 *
 * @param port        where other servers bring mail by SMTP, or null
 * @param lmtpPort    where our own mail server hands it on by LMTP, or null
 * @param bind        the address to listen on; every one by default
 * @param largest     mails above are refused for good
 * @param memory      of all mails that are under way; above it senders are asked to come again
 * @param connections at the same time, over all clients
 * @param perClient   at the same time, from one address
 * @param recipients  of one mail; the sender brings the rest in a second one
 * @param longestLine in a mail; far above the standard's 998, for many programs ignore it
 * @param idle        for a command to come
 * @param perMail     for the content of a mail to come
 * @param session     for a whole session
 * @param certificate PEM file with the certificate and its chain; without it no STARTTLS is offered
 * @param privateKey  PEM file with its key, PKCS #8
 */
@ConfigurationProperties("kenh.smtp")
public record SmtpSettings(Integer port, Integer lmtpPort, @DefaultValue("0.0.0.0") String bind, @DefaultValue("50MB") DataSize largest,
        @DefaultValue("64MB") DataSize memory, @DefaultValue("1000") int connections, @DefaultValue("50") int perClient,
        @DefaultValue("100") int recipients, @DefaultValue("1MB") DataSize longestLine, @DefaultValue("5m") Duration idle,
        @DefaultValue("15m") Duration perMail, @DefaultValue("1h") Duration session, Path certificate, Path privateKey) {
}
