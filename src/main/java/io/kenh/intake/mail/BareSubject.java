package io.kenh.intake.mail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A subject without what mail programs put before it when they answer or forward, in the languages of their users. */
public final class BareSubject {

    private static final Pattern PREFIX = Words.pattern("\\s*(?:{reply-prefix}|{forward-prefix})\\s?(?:\\[\\d{1,2}\\]|\\(\\d{1,2}\\))?\\s?[:：]\\s*");
    private static final int MOST = 20;

    private BareSubject() { }

    /** @return the subject itself when nothing else would be left of it */
    public static String of(String subject) {
        Matcher prefix = PREFIX.matcher(subject);
        int from = 0;
        for (int i = 0; i < MOST && prefix.region(from, subject.length()).lookingAt(); i++) {
            from = prefix.end();
        }
        String bare = subject.substring(from);
        return bare.isBlank() ? subject : bare;
    }
}
