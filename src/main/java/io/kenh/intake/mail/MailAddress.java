package io.kenh.intake.mail;

import java.text.Normalizer;
import java.util.Locale;

/**
 * One address of a header.
 *
 * @param address the address as it was written, or null when the header holds only a name
 * @param name the decoded display name, or null when there is none or when it merely repeats the address
 */
public record MailAddress(String address, String name) {

    /** The form to compare by: NFC and lower case, local part included; "" when there is no address. */
    public String key() {
        return key(address);
    }

    /** The same for a bare address; null gives "". */
    public static String key(String address) {
        return address == null ? "" : Normalizer.normalize(address.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /** The part before the at sign in lower case, "" when there is no address. */
    public String localPart() {
        String key = key();
        int at = key.lastIndexOf('@');
        return at < 0 ? key : key.substring(0, at);
    }

    /** The part after the at sign in lower case, "" when there is none. */
    public String domain() {
        String key = key();
        return key.substring(key.lastIndexOf('@') + 1).equals(key) ? "" : key.substring(key.lastIndexOf('@') + 1);
    }

    /** Whether this can be written to: one at sign with something on both sides and no blank or bracket in between. */
    public boolean isValid() {
        return address != null && address.length() <= 320 && address.matches("[^\\s@<>()\\[\\]\\\\,;:\"]{1,200}@[^\\s@<>(),;:\"]{1,255}");
    }
}
