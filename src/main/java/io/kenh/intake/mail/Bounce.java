package io.kenh.intake.mail;

import java.util.Set;

/**
 * What a delivery report says about one recipient.
 *
 * @param recipient the address that was not reached, null when the report does not say
 * @param action failed, delayed, delivered, relayed or expanded
 * @param status enhanced status code such as {@code 5.1.1}, null when the report has none
 * @param replyCode SMTP code such as {@code 550}, null when the report has none
 * @param diagnostic the remote server's words, at most 500 characters, null when not given
 */
public record Bounce(String recipient, String action, String status, String replyCode, String diagnostic) {

    /** Whether the mail did not arrive, or not yet: neither the action nor the status reports success. */
    public boolean undelivered() {
        return !Set.of("delivered", "relayed", "expanded").contains(action) && (status == null || !status.startsWith("2"));
    }

    /** Whether this failure passes by itself: a delay, or a status of class 4. */
    public boolean temporary() {
        return "delayed".equals(action) || status != null && status.startsWith("4");
    }

    boolean isVague() {
        return (status == null || status.endsWith(".0.0")) && diagnostic == null;
    }

    /** Whether the address itself is bad, so that nothing should be sent to it again: unknown user, host or mailbox. */
    public boolean hard() {
        return !temporary() && "failed".equals(action) && (status != null && status.matches("5\\.1\\.[12346]|5\\.4\\.4|5\\.2\\.1")
                || diagnostic != null && diagnostic.matches("(?is).*(user unknown|unknown user|no such user|does not exist|no such (address|mailbox|recipient)"
                        + "|mailbox (not found|unavailable)|host unknown|host not found|domain not found|unknown (recipient|local part)).*"));
    }
}
