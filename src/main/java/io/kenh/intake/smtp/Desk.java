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
}
