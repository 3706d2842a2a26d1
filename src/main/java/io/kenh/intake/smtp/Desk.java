package io.kenh.intake.smtp;

import io.kenh.intake.ReceivingAddresses;
import io.netty.handler.ssl.SslContext;

/**
 * What all sessions of this node share.
 *
 * @param name   of this host, as it greets
 * @param tls    null where STARTTLS is not offered
 * @param memory of all mails that are under way
 */
record Desk(String name, SmtpSettings settings, ReceivingAddresses addresses, SmtpDoor door, SslContext tls, Budget memory, Guests guests) {

    Letter letter() {
        return new Letter(memory, settings.largest().toBytes(), settings.longestLine().toBytes());
    }

    /** What a client may make use of. */
    String offer(boolean encrypted) {
        return "250-%s\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-ENHANCEDSTATUSCODES\r\n%s250 SIZE %d"
                .formatted(name, tls != null && !encrypted ? "250-STARTTLS\r\n" : "", settings.largest().toBytes());
    }

    /** @param fault any but {@code NONE} */
    String refusal(Letter.Fault fault) {
        return switch (fault) {
            case TOO_LARGE -> Says.TOO_LARGE.formatted(settings.largest().toBytes());
            case TOO_LONG_A_LINE -> Says.LINE_TOO_LONG.formatted(settings.longestLine().toBytes());
            case NO_MEMORY -> Says.NO_MEMORY;
            case NONE -> throw new IllegalArgumentException("found a mail without fault, wanted one to refuse");
        };
    }
}
