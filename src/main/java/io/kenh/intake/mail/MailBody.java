package io.kenh.intake.mail;

/**
 * @param text the whole body as plain text with line feeds, every word of it; made from the HTML when the mail has nothing
 *     else or its plain side merely repeats it; "" when empty
 * @param html the whole body as safe HTML, null when the mail has none; pictures are cited as {@code cid:}
 * @param textFromHtml whether the sender wrote HTML only
 */
public record MailBody(String text, String html, boolean textFromHtml) {

    /** Whether the mail says nothing in its body. */
    public boolean isEmpty() {
        return text.isBlank();
    }
}
