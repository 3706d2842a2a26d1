package io.kenh.template;

/**
 * What a template says.
 *
 * @param kind        {@code sms} or {@code mail}
 * @param name        what people call it
 * @param language    {@code vi} or {@code en}
 * @param object      the kind of record whose fields it uses; null for one that uses none but {@code customer.…},
 *                    {@code owner.…} and {@code sender.…}, and so fits every record
 * @param subject     of a mail; null for SMS
 * @param text        of an SMS, or the plain text of a mail; null when a mail's is to be derived from its HTML
 * @param html        of a mail; null for one in plain text
 * @param unaccented  an SMS that leaves without Vietnamese accents, values included
 * @param advertising it offers something, so law asks for a label and a way to refuse
 */
public record Content(String kind, String name, String language, String object, String subject, String text, String html,
                      boolean unaccented, boolean advertising) {

    public Content {
        name = clean(name);
        language = language == null || language.isBlank() ? "vi" : language;
        object = clean(object);
        subject = clean(subject);
        text = clean(text);
        html = clean(html);
    }

    boolean isSms() {
        return Kind.SMS.key().equals(kind);
    }

    private static String clean(String text) {
        return text == null || text.isBlank() ? null : text.strip().replace("\r\n", "\n");
    }
}
