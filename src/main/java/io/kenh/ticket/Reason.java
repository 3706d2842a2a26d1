package io.kenh.ticket;

/** Why a mail landed where it did, one sentence each; screens have their own in two languages under {@code decision.} + key. */
enum Reason {

    SIGNED("it was sent to the signed reply address of ticket #%s"),
    REFERENCE("ticket #%s is known by the reference <%s>"),
    TOKEN("ticket #%s is named in the subject"),
    MERGED("that ticket was merged into ticket #%s"),
    NOTHING("no known reference and no ticket number: a new ticket"),
    CUSTOMER("the sender is the customer of ticket #%s"),
    PARTICIPANT("the sender is a participant of ticket #%s"),
    WROTE("the sender has written into ticket #%s before"),
    COLLEAGUE("the sender has the address of a colleague"),
    ADDRESSEE("the reply address was made for this sender"),
    STRANGER("the sender takes no part in ticket #%s: a new ticket, which may belong to it"),
    LOOKS_LIKE("ticket #%s of the same customer has the same subject; that is no proof, so this is a new ticket"),
    OTHER_TEAM("the same mail reached another group as ticket #%s"),
    UNPROVEN("our mail server says that it is not from whom it names: a new ticket, which may belong to ticket #%s"),
    OUTGOING("a colleague wrote it to %s from a mailbox of their own"),
    FORWARDED("a colleague forwarded it: the customer is %s"),
    FLOOD("more than %s tickets within an hour from this sender: collected in ticket #%s"),
    CLOSED("ticket #%s has been closed for more than %s days: a new ticket"),
    MOVED("moved here from ticket #%s by %s");

    private final String sentence;

    Reason(String sentence) {
        this.sentence = sentence;
    }

    /** In English, for programs and logs. */
    String sentence(Object... args) {
        return sentence.formatted(args);
    }
}
