package io.kenh.connector.mail;

import jakarta.mail.util.StreamProvider;
import org.eclipse.angus.mail.util.MailStreamProvider;

/**
 * Names the implementation of Jakarta Mail once. Unnamed, it is looked for in every jar of the class path again for each
 * body part and each encoded word, which costs more than the mail.
 */
public final class MailProvider {

    private MailProvider() {
    }

    /** Holds for the whole process, mail in as well as out. */
    public static void name() {
        System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
    }
}
