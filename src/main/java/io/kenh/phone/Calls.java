package io.kenh.phone;

import io.kenh.event.Arrival;
import io.kenh.event.Arrival.Outcome;
import io.kenh.event.Cause;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The door to telephone calls. */
@Component("calls")
public class Calls {

    private final CallRows rows;
    private final CallBack callBack;
    private final CallCards cards;

    Calls(CallRows rows, CallBack callBack, CallCards cards) {
        this.rows = rows;
        this.callBack = callBack;
        this.cards = cards;
    }

    /** Step of line one: each thing that an exchange told is in its call when the transaction commits. */
    public void receive(List<Arrival> arrivals) {
        arrivals.forEach(this::receive);
    }

    /** One call; empty when there is none. */
    public Optional<PhoneCall> find(long id) {
        return rows.find(id);
    }

    private void receive(Arrival arrival) {
        CallNews news = CallNews.of(arrival.event());
        if (news.direction().equals("internal")) {
            arrival.became(Outcome.ignored("colleagues called each other"));
            return;
        }
        Long staff = rows.staff(news.extension());
        Optional<PhoneCall> known = rows.find(arrival.event().connectionId(), news.callId());
        PhoneCall before = known.orElseGet(() -> rows.begin(arrival.event().connectionId(), news, staff));
        PhoneCall now = before.after(news, staff);
        rows.save(now);
        follow(known.isPresent() ? before : null, now, Cause.event(arrival.event().id()));
        arrival.became(outcome(now));
    }

    /** @param before null for a call that was not known */
    private void follow(PhoneCall before, PhoneCall now, Cause cause) {
        boolean rings = now.state().equals("ringing") && now.direction().equals("in");
        if (rings && (before == null || before.extension() == null && now.extension() != null || before.extension() != null && !before.extension().equals(now.extension()))) {
            cards.rings(now);
        }
        if (now.isMissed() && (before == null || !before.isMissed())) {
            callBack.wanted(now, cause);
        }
        if (now.answered() != null && (before == null || before.answered() == null)) {
            callBack.done(now, cause);
        }
    }

    private static Outcome outcome(PhoneCall call) {
        String object = call.contactId() != null ? "contact" : call.leadId() != null ? "lead" : null;
        return new Outcome("call." + call.state(), object, call.contactId() != null ? call.contactId() : call.leadId(), null);
    }
}
