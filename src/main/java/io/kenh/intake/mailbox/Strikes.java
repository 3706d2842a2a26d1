package io.kenh.intake.mailbox;

import io.kenh.intake.mailbox.Box.Fetched;
import io.kenh.intake.mailbox.Box.Place;
import io.kenh.intake.mailbox.Box.Waiting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Mails of one mailbox that could not be taken. What failed together is taken one by one the next time, to find the one that is
 * to blame; one that fails alone three times is given up, with its header and its reason, so that those behind it get their turn.
 */
final class Strikes {

    private static final int MOST = 3;

    private record Strike(int times, String reason) { }

    private final Map<Place, Strike> strikes = new HashMap<>();
    private int suspects;

    /** Whether the next mail is to be taken alone. */
    boolean suspected() {
        return suspects > 0;
    }

    /** The next mail is taken or given up. */
    void passed() {
        suspects = Math.max(0, suspects - 1);
    }

    void add(List<Waiting> mails, Throwable failure) {
        suspects = mails.size();
        if (mails.size() == 1) {
            strikes.merge(mails.get(0).place(), new Strike(1, failure.toString()),
                    (before, now) -> new Strike(before.times() + 1, now.reason()));
        }
    }

    boolean isOut(List<Waiting> mails) {
        return mails.size() == 1 && strikes.getOrDefault(mails.get(0).place(), new Strike(0, null)).times() >= MOST;
    }

    /** The mail as it is taken without its content. */
    Fetched givenUp(Waiting mail, Box box) {
        return new Fetched(mail.place(), box.header(mail), mail.size(), false, strikes.get(mail.place()).reason(), mail.message());
    }

    void forget() {
        suspects = 0;
        strikes.clear();
    }
}
