package io.kenh.intake.smtp;

import io.kenh.connector.Connection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * What is said between one client and us, in SMTP (RFC 5321) or LMTP (RFC 2033). A mail is answered with 250 only after it is
 * committed, and with 451 when it could not be.
 */
final class SmtpSession {

    private static final int MOST_ERRORS = 20;

    private final Desk desk;
    private final boolean lmtp;
    private final String client;
    private final Line line;
    private final Wire wire;
    private boolean greeted;
    private boolean encrypted;
    private int errors;
    private Envelope envelope;
    private Letter letter;

    SmtpSession(Desk desk, boolean lmtp, String client, Line line, Wire wire) {
        this.desk = desk;
        this.lmtp = lmtp;
        this.client = client;
        this.line = line;
        this.wire = wire;
    }

    void begin() {
        line.lasts(desk.settings().session());
        line.say("220 " + desk.name() + (lmtp ? " LMTP" : " ESMTP"));
        line.expect(desk.settings().idle());
    }

    /** The client is gone. A mail that was complete by then is stored all the same, and holds its memory until it is. */
    void leave() {
        line.lost();
        if (letter != null) {
            letter.free();
        }
    }

    /** @param command null for a line that is none */
    void answer(String command) {
        line.expect(desk.settings().idle());
        if (command == null) {
            wrong(Says.UNREADABLE);
            return;
        }
        int blank = command.indexOf(' ');
        String verb = (blank < 0 ? command : command.substring(0, blank)).toUpperCase(Locale.ROOT);
        String argument = blank < 0 ? "" : command.substring(blank + 1).strip();
        switch (verb) {
            case "HELO", "EHLO", "LHLO" -> hello(verb, argument);
            case "MAIL" -> sender(argument);
            case "RCPT" -> recipient(argument);
            case "DATA" -> content();
            case "RSET" -> reset();
            case "NOOP" -> line.say(Says.OK);
            case "VRFY" -> line.say(Says.NOT_SAID);
            case "STARTTLS" -> startTls();
            case "QUIT" -> line.end(Says.BYE);
            default -> wrong(Says.WHAT);
        }
    }

    private void hello(String verb, String name) {
        if (name.isEmpty() || lmtp != verb.equals("LHLO")) {
            wrong(name.isEmpty() ? Says.SYNTAX + verb + " your-name" : Says.WHAT);
            return;
        }
        envelope = null;
        greeted = true;
        line.say(verb.equals("HELO") ? "250 " + desk.name() : desk.offer(encrypted));
    }

    private void sender(String argument) {
        MailCommand command = MailCommand.of(argument);
        if (!greeted || envelope != null) {
            wrong(Says.ORDER + (greeted ? "a mail has begun already" : "say hello first"));
        } else if (command == null) {
            wrong(Says.SYNTAX + "MAIL FROM:<address>");
        } else if (command.unknown() != null) {
            wrong(Says.PARAMETER + command.unknown());
        } else if (command.size() > desk.settings().largest().toBytes()) {
            wrong(desk.refusal(Letter.Fault.TOO_LARGE));
        } else {
            envelope = new Envelope(client, encrypted, command.address());
            line.say(Says.SENDER_OK);
        }
    }

    private void recipient(String argument) {
        MailCommand command = MailCommand.of(argument);
        if (envelope == null) {
            wrong(Says.ORDER + "MAIL comes first");
        } else if (command == null || command.address().isEmpty()) {
            wrong(Says.SYNTAX + "RCPT TO:<address>");
        } else if (envelope.recipients().size() >= desk.settings().recipients()) {
            line.say(Says.TOO_MANY_RECIPIENTS);
        } else {
            recipient(command.address(), desk.addresses().find(command.address()));
        }
    }

    private void recipient(String address, Optional<Connection> connection) {
        if (connection.isEmpty()) {
            wrong(desk.addresses().isOurs(address) ? Says.UNKNOWN : Says.NO_RELAY);
        } else if (!connection.get().active()) {
            line.say(Says.PAUSED);
        } else {
            envelope.recipients().add(new Envelope.Recipient(address, connection.get()));
            line.say(Says.RECIPIENT_OK);
        }
    }

    private void content() {
        if (envelope == null) {
            wrong(Says.ORDER + "MAIL and RCPT come first");
        } else if (envelope.recipients().isEmpty()) {
            wrong(Says.NO_RECIPIENTS);
        } else {
            letter = desk.letter();
            wire.read(new Dots(letter));
            line.say(Says.GO_ON);
            line.expect(desk.settings().perMail());
        }
    }

    private void reset() {
        envelope = null;
        line.say(Says.OK);
    }

    private void startTls() {
        if (desk.tls() == null || encrypted) {
            wrong(Says.WHAT);
        } else if (wire.hasMore()) {
            line.end(Says.EAGER);
        } else {
            line.encrypt(desk.tls());
            line.say(Says.READY_FOR_TLS);
            greeted = false;
            encrypted = true;
            envelope = null;
        }
    }

    /** The mail is here; the client waits for us now, however long that takes. */
    void complete() {
        line.expect(null);
        if (letter.fault() == Letter.Fault.NONE) {
            take(envelope, letter);
        } else {
            List<String> words = Collections.nCopies(envelope.recipients().size(), desk.refusal(letter.fault()));
            letter.free();
            line.later(() -> done(words));
        }
    }

    private void take(Envelope of, Letter mail) {
        CompletableFuture<List<OptionalLong>> stored = desk.door().take(of, mail.bytes());
        letter = null;
        stored.thenAccept(events -> {
            mail.free();
            line.later(() -> done(events.stream().map(event -> event.isPresent() ? Says.STORED + event.getAsLong() : Says.NOT_STORED).toList()));
        });
    }

    /** LMTP wants a word for each recipient, SMTP one for all: the worst. */
    private void done(List<String> words) {
        envelope = null;
        letter = null;
        if (lmtp) {
            words.forEach(line::say);
        } else {
            line.say(words.stream().filter(word -> !word.startsWith("2")).findFirst().orElse(words.get(0)));
        }
        line.expect(desk.settings().idle());
        wire.goOn();
    }

    private void wrong(String why) {
        if (++errors > MOST_ERRORS) {
            line.end(Says.TOO_MANY_ERRORS);
        } else {
            line.say(why);
        }
    }
}
