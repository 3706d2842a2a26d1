package io.kenh.intake.mail;

import java.util.List;
import java.util.regex.Pattern;

/** Ticket numbers in a subject: {@code [#AB-123456]}, also with other words before the hash sign. */
final class SubjectTokens {

    private static final Pattern TOKEN = Pattern.compile("\\[[^\\[\\]#]{0,80}#([A-Za-z]{0,10}-?\\d{1,12})\\]");

    private SubjectTokens() { }

    /** The numbers without brackets and hash, in their order; which of them is a ticket, a look-up must tell. */
    static List<String> find(String subject) {
        return subject == null ? List.of() : TOKEN.matcher(subject).results().map(r -> r.group(1)).distinct().limit(10).toList();
    }
}
