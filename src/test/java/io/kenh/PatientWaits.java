package io.kenh;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets a wait end by what it waits for alone. Awaitility would also end it by an exception in whatever other thread, of which a
 * test has many: the mail server of the practice world throws one for every connection that is cut while it answers.
 */
public final class PatientWaits implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
    }
}
