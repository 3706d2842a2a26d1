package io.kenh.intake.mail;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    private static final Pattern BAD_ADDRESS = Words.pattern("{bad-address}");

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
        boolean status5 = status != null && status.matches("5\\.1\\.[12346]|5\\.4\\.4|5\\.2\\.1");
        return !temporary() && "failed".equals(action) && (status5 || diagnostic != null && BAD_ADDRESS.matcher(diagnostic).find());
    }

    /** On one line: who was not reached, by which codes, in whose words; empty when the report says nothing of these. */
    public String inWords() {
        String said = diagnostic == null ? "" : diagnostic.replaceAll("\\s+", " ").strip();
        String codes = Stream.of(replyCode, status).filter(code -> code != null && !said.contains(code)).collect(Collectors.joining(" "));
        return Stream.of(recipient, (codes + " " + said).strip()).filter(part -> part != null && !part.isEmpty()).collect(Collectors.joining(": "));
    }
}
