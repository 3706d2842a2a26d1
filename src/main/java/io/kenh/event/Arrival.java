package io.kenh.event;

import java.util.List;

/**
 * An event on its way through line one. Each step adds what it found out; line one's end writes the
 * {@link #outcome} down.
 */
public final class Arrival {

    private final InboundEvent event;
    private Object content;
    private Sender sender = Sender.NOBODY;
    private Newcomer newcomer = Newcomer.BY_MAIL;
    private Long contactId;
    private Long leadId;
    private boolean isNew;
    private Outcome outcome;

    /** What an event became; {@code object} and {@code note} may be null. */
    public record Outcome(String what, String object, Long objectId, String note) {

        public static Outcome ignored(String note) {
            return new Outcome("ignored", null, null, note);
        }
    }

    /** A way to reach somebody, normalised: kind {@code email}, {@code phone} (E.164), or the name of a chat's connector. */
    public record Address(String kind, String value) { }

    /**
     * What is noted about somebody whom the arrival makes known.
     *
     * @param asAccount kept as a company with the sender as its contact
     */
    public record Newcomer(String source, List<String> tags, boolean asAccount) {

        public static final Newcomer BY_MAIL = new Newcomer("Email", List.of("Email"), false);
    }

    /**
     * Who it came from.
     *
     * @param name      may be null
     * @param source    what a new record says about where it came from; null for mail
     * @param potential whether a stranger who writes becomes a lead, not a contact
     */
    public record Sender(String name, List<Address> addresses, String source, boolean potential) {

        public static final Sender NOBODY = new Sender(null, List.of());

        /** Of a mail or a form. */
        public Sender(String name, List<Address> addresses) {
            this(name, addresses, null, false);
        }
    }

    public Arrival(InboundEvent event) {
        this.event = event;
        this.content = event.payload();
    }

    public InboundEvent event() {
        return event;
    }

    /** What intake read: the payload itself, or for a mail its parsed form. */
    public Object content() {
        return content;
    }

    /** Intake has read the event. */
    public void read(Object content, Sender sender) {
        this.content = content;
        this.sender = sender;
    }

    public Sender sender() {
        return sender;
    }

    /** What is noted about the sender if nobody knows him yet. */
    public Newcomer newcomer() {
        return newcomer;
    }

    /** By the settings of the connection it came by. */
    public void greet(Newcomer as) {
        this.newcomer = as;
    }

    /** The contact this belongs to; null when there is none. */
    public Long contactId() {
        return contactId;
    }

    /** The open lead this belongs to; null when there is none. */
    public Long leadId() {
        return leadId;
    }

    /** Whether the contact (of a message) or lead (of a form) was not known before. */
    public boolean isNew() {
        return isNew;
    }

    /** Identity has answered "who is this?". */
    public void identified(Long contactId, Long leadId, boolean isNew) {
        this.contactId = contactId;
        this.leadId = leadId;
        this.isNew = isNew;
    }

    /** Null until a step has said what became of the event. */
    public Outcome outcome() {
        return outcome;
    }

    public void became(Outcome outcome) {
        this.outcome = outcome;
    }
}
