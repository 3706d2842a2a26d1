package io.kenh.intake.mailbox;

import io.kenh.intake.mailbox.Box.Fetched;
import io.kenh.intake.mailbox.Box.Place;
import io.kenh.intake.mailbox.Box.Waiting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Mails of one mailbox that could not be taken. One that fails alone three times is given up, with its header and its
 * reason, so that those behind it get their turn.
 */
final class Strikes {

    private static final int MOST = 3;

    private record Strike(int times, String reason) { }

    private final Map<Place, Strike> strikes = new HashMap<>();
    private boolean any;

    /** Whether something failed since the last look that came to its end. */
    boolean any() {
        return any;
    }

    void add(List<Waiting> mails, Throwable failure) {
        any = true;
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
        any = false;
        strikes.clear();
    }
}
