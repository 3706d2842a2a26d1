package io.kenh.world.mail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import io.kenh.world.dials.Dial;
import io.kenh.world.dials.Dials;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

/**
 * Sorts what comes in by SMTP: mail of the hub's own making goes to the world outside, all other to the support
 * mailbox, once for each mail however many recipients it has.
 */
final class Postman extends SmtpManager {

    private final MailRoom room;
    private final Outside outside;
    private final Dials dials;

    Postman(Managers managers, MailRoom room, Outside outside, Dials dials) {
        super(managers.getImapHostManager(), managers.getUserManager());
        this.room = room;
        this.outside = outside;
        this.dials = dials;
    }

    /** Refuses for now where a dial says so or the mailbox is full; null takes the mail. */
    @Override
    public String checkData(SmtpState state) {
        if (!isFromHub(state.getMessage().getMessage())) {
            return room.waitForRoom() ? null : "452 4.2.2 The practice mailbox is full: nobody reads it";
        }
        Dial dial = dials.of("smtp");
        pause(dial.delay());
        if (dial.expiredToken()) {
            return outside.refuse(state.getMessage(), "auth", "535 5.7.8 Practice fault: credentials refused");
        }
        if (Dial.draws(dial.rateLimitRate())) {
            return outside.refuse(state.getMessage(), "rate", "452 4.3.1 Practice fault: too much at once");
        }
        return Dial.draws(dial.errorRate())
                ? outside.refuse(state.getMessage(), "error", "554 5.6.0 Practice fault: refused") : null;
    }

    /** Not synchronized, unlike the overridden one: many senders at once. */
    @Override
    public void send(SmtpState state) {
        MimeMessage mail = state.getMessage().getMessage();
        if (isFromHub(mail)) {
            outside.receive(state.getMessage());
        } else {
            room.deliver(mail);
        }
    }

    /** By the header that the hub gives every mail against loops, or by its kind of Message-ID. */
    private static boolean isFromHub(MimeMessage mail) {
        try {
            String id = mail.getMessageID();
            return mail.getHeader("X-Kenh-Loop") != null || id != null && id.startsWith("<kenh.");
        } catch (MessagingException e) {
            return false;
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
