package io.kenh.delivery;

import java.util.Locale;

/** The rules of the gate, in the order they are asked. */
public enum Rule {
    BLOCKED("this address wants no message of any kind"),
    DO_NOT_ADVERTISE("the number is on the do-not-advertise list"),
    UNSUBSCRIBED("the person has unsubscribed from advertising"),
    NO_CONSENT("there is no consent to advertising at this address"),
    UNLABELLED("an advertising message begins with [QC] or [AD], this one does not"),
    NO_WAY_OUT("an advertising mail offers a link to unsubscribe, this one does not"),
    COPIES("an advertising mail goes to one address, this one has copies; its link to unsubscribe is that one person's"),
    HOURS("advertising is sent in permitted hours only"),
    CHANNEL_WINDOW("the provider takes such messages in certain hours only"),
    PER_DAY("the address has had as much advertising as it may get in 24 hours"),
    PER_WEEK("the address has had as much advertising as it may get in 7 days"),
    HELD_TOO_LONG("it would have to wait longer than advertising may be held back"),
    ANSWER_WINDOW("the person has not written for so long that the provider takes no answer; it does again as soon as they write"),
    BY_HAND("after so long the provider takes only what a colleague writes by hand");

    private final String sentence;

    Rule(String sentence) {
        this.sentence = sentence;
    }

    /** As it stands in the table and in message keys: {@code no-consent}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In words, for the reason of a message. */
    public String sentence() {
        return sentence;
    }
}
