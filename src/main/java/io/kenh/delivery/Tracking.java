package io.kenh.delivery;

import io.kenh.event.Arrival;
import io.kenh.event.Arrival.Outcome;
import io.kenh.event.Cause;
import io.kenh.event.Change;
import io.kenh.event.Changes;
import io.kenh.event.Receipt;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What providers tell afterwards. A state never steps back, however late or doubled the receipt; only that a message was
 * delivered is stronger than anything we believed before, since an attempt whose answer was lost may have been the good one.
 */
@Component("tracking")
public class Tracking {

    private static final Duration EARLY = Duration.ofMinutes(1);
    private static final String OPENED = Change.OPENED;
    private static final String CLICKED = Change.CLICKED;

    private final JdbcClient db;
    private final Changes changes;
    private final Responses responses;
    private final Clock clock;

    Tracking(JdbcClient db, Changes changes, Responses responses, Clock clock) {
        this.db = db;
        this.changes = changes;
        this.responses = responses;
        this.clock = clock;
    }

    /** Step of line one for receipts. */
    public void record(List<Arrival> arrivals) {
        arrivals.forEach(this::record);
    }

    private void record(Arrival arrival) {
        Receipt receipt = (Receipt) arrival.content();
        if (receipt.until() != null && receipt.to() != null) {
            upTo(arrival, receipt);
            return;
        }
        Optional<Long> message = find(receipt);
        if (message.isEmpty() && mayBeEarly(arrival, receipt)) {
            throw new IllegalStateException("no message has provider id %s yet, but calls to the provider are under way"
                    .formatted(receipt.externalId()));
        }
        if (message.isEmpty()) {
            arrival.became(Outcome.ignored("no message of ours has id %s or provider id %s".formatted(receipt.messageId(), receipt.externalId())));
            return;
        }
        String note = settle(message.get(), receipt).orElse(receipt.reason());
        tell(message.get(), receipt, Cause.event(arrival.event().id()));
        arrival.became(new Outcome("message." + receipt.state(), "message", message.get(), note));
    }

    /** A receipt for everything until a moment: the newest message stands for the others when people are told. */
    private void upTo(Arrival arrival, Receipt receipt) {
        List<Long> before = db.sql("""
                select id from message where connection_id = ? and address = ? and channel = 'chat' and created <= ?
                  and (state in ('accepted', 'unknown') or id = (select max(id) from message where connection_id = ? and address = ? and channel = 'chat' and created <= ?))
                order by id""").params(receipt.connectionId(), receipt.to(), receipt.until().atOffset(ZoneOffset.UTC),
                        receipt.connectionId(), receipt.to(), receipt.until().atOffset(ZoneOffset.UTC)).query(Long.class).list();
        before.forEach(id -> settle(id, receipt));
        if (before.isEmpty()) {
            arrival.became(Outcome.ignored("no message of ours went to %s before".formatted(receipt.to())));
        } else {
            long newest = before.get(before.size() - 1);
            tell(newest, receipt, Cause.event(arrival.event().id()));
            arrival.became(new Outcome("message." + receipt.state(), "message", newest, before.size() + " messages until " + receipt.until()));
        }
    }

    /** Our own id counts only together with the connection it left by: receipts are not always signed. */
    private Optional<Long> find(Receipt receipt) {
        return db.sql("""
                select id from message where :id::bigint is not null and connection_id = :connection and id = :id
                union all
                select message_id from message_at_provider
                where :id::bigint is null and connection_id = :connection and external_id = :external limit 1""")
                .param("connection", receipt.connectionId()).param("id", receipt.messageId())
                .param("external", receipt.externalId()).query(Long.class).optional();
    }

    /** A receipt may overtake the answer that tells us the provider's id. */
    private boolean mayBeEarly(Arrival arrival, Receipt receipt) {
        return receipt.messageId() == null && receipt.externalId() != null
                && arrival.event().at().plus(EARLY).isAfter(clock.instant())
                && db.sql("""
                        select exists (select 1 from message_queue q join message m on m.id = q.id
                                       where q.taken_by is not null and m.connection_id = ?)""")
                        .param(receipt.connectionId()).query(Boolean.class).single();
    }

    /** Answers what was corrected, if anything was. */
    private Optional<String> settle(long id, Receipt receipt) {
        String state = switch (String.valueOf(receipt.state())) {
            case "delivered", OPENED, CLICKED -> "delivered";
            case "failed" -> "failed";
            default -> "accepted";
        };
        return db.sql("""
                with before as (
                  select id, case when :state = 'delivered' and state in ('failed', 'expired')
                                  then 'delivered after all; it was taken for ' || state || coalesce(': ' || reason, '') end as correction
                  from message where id = :id for update)
                update message m set state = :state, reason = coalesce(b.correction, :reason), updated = :now,
                  external_id = coalesce(m.external_id, :external)
                from before b
                where m.id = b.id and case :state when 'accepted' then m.state in ('queued', 'sending', 'unknown')
                                                  when 'delivered' then m.state <> 'delivered'
                                                  else m.state not in ('delivered', 'failed') end
                returning b.correction""")
                .param("state", state).param("reason", receipt.reason()).param("now", OffsetDateTime.now(clock))
                .param("external", receipt.externalId()).param("id", id)
                .query((rs, i) -> Optional.ofNullable(rs.getString(1))).list().stream().findFirst().flatMap(c -> c);
    }

    /** Who opens or clicks may wake an automation; of messages to nobody we know, nobody needs to hear. */
    private void tell(long id, Receipt receipt, Cause cause) {
        if (OPENED.equals(receipt.state()) || CLICKED.equals(receipt.state())) {
            responses.count(id, receipt.state());
            Map<String, Object> detail = receipt.link() == null ? Map.of("message", id)
                    : Map.of("message", id, "link", receipt.link(), "document", Documents.isOne(receipt.link()));
            changes.append(db.sql("""
                    select case when contact_id is null then object else 'contact' end as object, coalesce(contact_id, object_id) as person, lane
                    from message where id = ? and (contact_id is not null or object in ('lead', 'contact'))""").param(id)
                    .query((rs, i) -> Change.told(rs.getString("object"), rs.getLong("person"), receipt.state(), rs.getString("lane"), detail,
                            cause, clock.instant())).list());
        }
    }
}
