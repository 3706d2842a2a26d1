package io.kenh.world.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import org.jsoup.Jsoup;

/** What a person reads of a mail. A broken mail reads as its fault, never as an error. */
final class MailText {

    private static final int LONGEST = 10_000;
    private static final int DEEPEST = 10;

    private MailText() {
    }

    static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            return null;
        }
    }

    /** The first plain text, else the first HTML without its tags; shortened. */
    static String of(MimeMessage mail) {
        try {
            String text = first(mail, "text/plain", DEEPEST);
            String html = text == null ? first(mail, "text/html", DEEPEST) : null;
            return shortened(html == null ? text : Jsoup.parse(html).wholeText().strip());
        } catch (MessagingException | IOException e) {
            return "(" + e.getMessage() + ")";
        }
    }

    private static String first(Part part, String type, int depth) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return String.valueOf(part.getContent());
        }
        if (depth > 0 && part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = first(parts.getBodyPart(i), type, depth - 1);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static String shortened(String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
