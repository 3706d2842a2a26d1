package io.kenh.intake;

import java.util.List;

/**
 * What becomes of mail that comes by a connection, and of the customers it makes known.
 *
 * @param name        display name of the company in answers; null for that of the outgoing connection
 * @param groupId     the group in charge; null for the one the connection's settings name
 * @param tags        of customers that a mail makes known
 * @param kind        {@code contact}, or {@code account}: a newcomer is kept as a company with the sender as its contact
 * @param source      of customers that a mail makes known, and of tickets
 * @param signed      whether answers go to a signed sub-address of the mailbox; its server must deliver {@code name+anything@}
 * @param reopenDays  an answer to what was closed longer ago opens a new ticket; null: it always wakes the old one
 * @param acknowledge whether new tickets may be acknowledged at all
 */
public record Reception(long connectionId, String name, Long groupId, List<String> tags, String kind, String source, boolean signed,
                        Integer reopenDays, boolean acknowledge) {

    /** Kind of newcomers: people, or companies with a contact. */
    public static final List<String> KINDS = List.of("contact", "account");

    public Reception {
        tags = List.copyOf(tags);
    }

    /** What holds until somebody changes it. */
    public static Reception standard(long connectionId) {
        return new Reception(connectionId, null, null, List.of("Email"), "contact", "Email", false, null, true);
    }

    public boolean asAccount() {
        return kind.equals("account");
    }
}
