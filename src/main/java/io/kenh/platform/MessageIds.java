package io.kenh.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and recognises our own Message-IDs, {@code <kenh.messageKey.mac@host>}. The MAC has 96 bits, so an answer that
 * cites such an id proves that its writer has seen our mail; nobody can make one up from a ticket number.
 */
public final class MessageIds {

    private static final Pattern OURS = Pattern.compile("<?kenh\\.([a-z0-9-]{1,64})\\.([0-9a-f]{24})@[^@<>\\s]{1,255}>?");
    private static final int MAC_BYTES = 12;

    private final SecretKeySpec secret;
    private final String host;

    /**
     * @param secret the installation's secret, at least 16 bytes
     * @param host what stands after the at sign; a name of ours that need not resolve
     */
    public MessageIds(byte[] secret, String host) {
        if (secret.length < 16) throw new IllegalArgumentException(
                "The secret for Message-IDs has " + secret.length + " bytes, wanted at least 16: set a longer one");
        this.secret = new SecretKeySpec(secret, "HmacSHA256");
        this.host = host;
    }

    /**
     * The Message-ID of one outgoing mail, with angle brackets; the same key always gives the same id.
     *
     * @param messageKey lower-case letters, digits and minus only, 1 to 64 of them, so that gateways leave it alone
     */
    public String make(String messageKey) {
        if (!messageKey.matches("[a-z0-9-]{1,64}")) throw new IllegalArgumentException(
                "Message key '" + messageKey + "' cannot stand in a Message-ID: wanted 1 to 64 of a-z, 0-9 and -");
        return "<kenh." + messageKey + "." + mac(messageKey) + "@" + host + ">";
    }

    /** The message key inside an id of ours, with or without brackets; empty for foreign or forged ids and for null. */
    public Optional<String> messageKey(String messageId) {
        if (messageId == null) return Optional.empty();
        Matcher m = OURS.matcher(messageId.strip());
        if (!m.matches()) return Optional.empty();
        boolean genuine = MessageDigest.isEqual(bytes(mac(m.group(1))), bytes(m.group(2)));
        return genuine ? Optional.of(m.group(1)) : Optional.empty();
    }

    /** Whether we made this id. */
    public boolean isOurs(String messageId) {
        return messageKey(messageId).isPresent();
    }

    private String mac(String messageKey) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return HexFormat.of().formatHex(mac.doFinal(bytes("message-id:" + messageKey)), 0, MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no HmacSHA256, which every Java must have", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
