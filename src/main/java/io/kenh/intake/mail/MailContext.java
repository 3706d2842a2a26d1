package io.kenh.intake.mail;

import io.kenh.platform.MessageIds;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the parser must know about the receiving company to tell its own mail from a customer's.
 *
 * @param ownAddresses addresses of the company's mailboxes and aliases
 * @param ownMailHosts the hosts after the at sign of the Message-IDs that this installation writes
 * @param messageIds recognises Message-IDs written by this installation, or null to go by the hosts alone
 */
public record MailContext(Set<String> ownAddresses, Set<String> ownMailHosts, MessageIds messageIds) {

    public MailContext {
        ownAddresses = ownAddresses.stream().map(MailAddress::key).collect(Collectors.toUnmodifiableSet());
        ownMailHosts = ownMailHosts.stream().map(MailAddress::key).collect(Collectors.toUnmodifiableSet());
    }

    /** Knows nothing: no mail is recognised as our own. */
    public static MailContext none() {
        return new MailContext(Set.of(), Set.of(), null);
    }

    /** Knows the mailboxes only. */
    public static MailContext of(Set<String> ownAddresses) {
        return new MailContext(ownAddresses, Set.of(), null);
    }

    /** Whether the address is one of ours, also with a sub-address ({@code support+sales@}); null is not. */
    public boolean owns(String address) {
        String key = MailAddress.key(address);
        return ownAddresses.contains(key) || ownAddresses.contains(key.replaceFirst("\\+[^@]*@", "@"));
    }

    /** Whether this installation wrote the Message-ID; null is not ours. */
    public boolean wrote(String messageId) {
        if (messageId == null) return false;
        if (messageIds != null && messageIds.isOurs(messageId)) return true;
        return ownMailHosts.contains(MailAddress.key(messageId.substring(messageId.lastIndexOf('@') + 1)));
    }
}
