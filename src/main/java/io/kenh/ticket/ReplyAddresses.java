package io.kenh.ticket;

import io.kenh.intake.mail.MailAddress;
import io.kenh.platform.Blobs;
import io.kenh.platform.MessageIds;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Addresses such as {@code support+t12.9f86d081.<mac>@company.example}: who answers to one proves that our mail reached him.
 * They are made for one recipient; in other hands they name the ticket and prove nothing.
 */
@Component
class ReplyAddresses {

    /** @param forSender the address was made for whoever uses it */
    record Signed(long ticket, boolean forSender) { }

    private static final Pattern SIGNED = Pattern.compile("[^@+]{1,64}\\+t(\\d{1,15})\\.([0-9a-f]{8})\\.([0-9a-f]{24})@.+");
    private static final Pattern MAC = Pattern.compile("\\.([0-9a-f]{24})@");
    private static final int LONGEST_LOCAL_PART = 64;

    private final MessageIds ids;

    ReplyAddresses(MessageIds ids) {
        this.ids = ids;
    }

    /** Empty when the mailbox's name leaves no room for it. */
    Optional<String> make(String mailbox, long ticket, String recipient) {
        int at = mailbox.lastIndexOf('@');
        String mark = mark(recipient);
        String local = at < 1 ? null : "%s+t%d.%s.%s".formatted(mailbox.substring(0, at), ticket, mark, mac(ticket, mark));
        return Optional.ofNullable(local).filter(l -> l.length() <= LONGEST_LOCAL_PART && mailbox.indexOf('+') < 0).map(l -> l + mailbox.substring(at));
    }

    /** What a reply address says, if we made it; empty for any other address. */
    Optional<Signed> read(String address, String sender) {
        Matcher found = SIGNED.matcher(MailAddress.key(address));
        if (!found.matches()) {
            return Optional.empty();
        }
        long ticket = Long.parseLong(found.group(1));
        return mac(ticket, found.group(2)).equals(found.group(3)) ? Optional.of(new Signed(ticket, mark(sender).equals(found.group(2)))) : Optional.empty();
    }

    private static String mark(String recipient) {
        return HexFormat.of().formatHex(Blobs.sha256(MailAddress.key(recipient).getBytes(StandardCharsets.UTF_8)), 0, 4);
    }

    private String mac(long ticket, String mark) {
        Matcher mac = MAC.matcher(ids.make("reply-" + ticket + "-" + mark));
        if (!mac.find()) {
            throw new IllegalStateException("a Message-ID of ours carries no MAC");
        }
        return mac.group(1);
    }
}
