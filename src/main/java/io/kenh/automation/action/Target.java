package io.kenh.automation.action;

import io.kenh.crm.Addresses;
import java.util.Optional;

/**
 * Whom an action names as a recipient.
 *
 * @param kind  what {@code value} is
 * @param value name, mail address or id of a member of staff; name of a group; an address. Null for customer and owner
 */
record Target(Kind kind, String value) {

    enum Kind { CUSTOMER, OWNER, STAFF, GROUP, ADDRESS }

    static Target of(String text) {
        return switch (text.strip()) {
            case "customer" -> new Target(Kind.CUSTOMER, null);
            case "owner" -> new Target(Kind.OWNER, null);
            default -> text.startsWith("staff:") ? new Target(Kind.STAFF, text.substring(6).strip())
                    : text.startsWith("group:") ? new Target(Kind.GROUP, text.substring(6).strip()) : new Target(Kind.ADDRESS, text.strip());
        };
    }

    /** An address as it is kept, or empty when the text is none of the channel. */
    static Optional<String> address(String channel, Object text) {
        return text == null ? Optional.empty() : channel.equals("sms") ? Addresses.stored(text.toString()) : Addresses.email(text.toString());
    }
}
