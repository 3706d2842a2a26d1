package io.kenh.sla;

import java.time.Duration;
import java.util.List;

/**
 * One reminder or warning of a policy.
 *
 * @param promise which deadline it is about
 * @param minutes working minutes from the deadline: negative for a reminder before it, zero and more for a warning after it
 * @param percent the same as a share of what was promised, instead of minutes; null where minutes are meant
 * @param forms   {@code screen}, {@code mail}, {@code sms}
 * @param to      {@code owner}, {@code group}, or {@code staff:3} for one colleague
 */
public record Level(Promise promise, int minutes, Integer percent, List<String> forms, List<String> to) {

    /** A notice in the bell of the console. */
    public static final String SCREEN = "screen";
    public static final String MAIL = "mail";
    public static final String SMS = "sms";
    public static final List<String> FORMS = List.of(SCREEN, MAIL, SMS);

    /** Whoever owns the ticket; the group while nobody does. */
    public static final String OWNER = "owner";
    /** Every member of the ticket's group. */
    public static final String GROUP = "group";
    private static final String STAFF = "staff:";

    public Level {
        forms = forms == null ? List.of() : List.copyOf(forms);
        to = to == null ? List.of() : List.copyOf(to);
    }

    /** So many minutes from the deadline. */
    public Level(Promise promise, int minutes, List<String> forms, List<String> to) {
        this(promise, minutes, null, forms, to);
    }

    /** Whether it comes before the deadline. */
    public boolean reminder() {
        return (percent == null ? minutes : percent) < 0;
    }

    /** Working time from the deadline of a promise of such a length. */
    Duration offset(Duration target) {
        return percent == null ? Duration.ofMinutes(minutes) : target.multipliedBy(percent).dividedBy(100);
    }

    /** Tells it from the other levels of its deadline: {@code -15}, {@code -25%}. */
    String mark() {
        return percent == null ? String.valueOf(minutes) : percent + "%";
    }

    /** The colleagues it names. */
    List<Long> staff() {
        return to.stream().filter(who -> who.startsWith(STAFF)).map(who -> Long.valueOf(who.substring(STAFF.length()))).toList();
    }

    static boolean isRecipient(String who) {
        return who.equals(OWNER) || who.equals(GROUP) || who.matches(STAFF + "\\d{1,18}");
    }
}
