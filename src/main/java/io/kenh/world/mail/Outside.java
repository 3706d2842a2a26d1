package io.kenh.world.mail;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import io.kenh.world.journal.Journal;
import io.kenh.world.journal.Received;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.stream.Collectors;

/** The people the hub writes mail to. */
final class Outside {

    private static final String CONNECTOR = "smtp";

    private final Journal journal;

    Outside(Journal journal) {
        this.journal = journal;
    }

    /** A second mail with the same Message-ID is taken too, as mail servers do, and counted as a duplicate. */
    void receive(MovingMessage mail) {
        String id = header(mail.getMessage(), "Message-ID");
        boolean duplicate = id != null && journal.keys(CONNECTOR).takeAgain(id);
        note(mail, "ok", duplicate, true);
    }

    /** @return the reply, to be given on */
    String refuse(MovingMessage mail, String answer, String reply) {
        note(mail, answer, false, false);
        return reply;
    }

    private void note(MovingMessage moving, String answer, boolean duplicate, boolean taken) {
        MimeMessage mail = moving.getMessage();
        String to = moving.getToAddresses().stream().map(MailAddress::getEmail).sorted()
                .collect(Collectors.joining(", "));
        journal.add(new Received(0, null, CONNECTOR, "SMTP", String.valueOf(moving.getReturnPath()), to,
                MailText.subject(mail), MailText.of(mail), null, answer, duplicate, taken));
    }

    private static String header(MimeMessage mail, String name) {
        try {
            return mail.getHeader(name, null);
        } catch (MessagingException e) {
            return null;
        }
    }
}
