package io.kenh.delivery;

import io.kenh.platform.Doorbell;
import io.kenh.platform.Line;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Messages of which nobody knows whether they left, until a person has found out. */
@Component
public class Unknowns {

    /** What the person found. */
    public enum Verdict {
        /** The provider has it. */
        SENT,
        /** It did not leave, and shall not. */
        NOT_SENT,
        /** It did not leave; send it now. */
        RESEND
    }

    private final JdbcClient db;
    private final Doorbell doorbell;
    private final Clock clock;

    Unknowns(JdbcClient db, Doorbell doorbell, Clock clock) {
        this.db = db;
        this.doorbell = doorbell;
        this.clock = clock;
    }

    /**
     * @param reason who says so, kept with the message
     * @return false when the message is not, or no longer, in doubt
     */
    @Transactional
    public boolean resolve(long id, Verdict verdict, String reason) {
        String state = switch (verdict) {
            case SENT -> "accepted";
            case NOT_SENT -> "failed";
            case RESEND -> "queued";
        };
        boolean settled = db.sql("update message set state = ?, reason = ?, updated = ? where id = ? and state = 'unknown'")
                .params(state, reason, OffsetDateTime.now(clock), id).update() == 1;
        if (settled && verdict == Verdict.RESEND) {
            queue(id);
        }
        return settled;
    }

    private void queue(long id) {
        int slot = db.sql("""
                insert into message_queue (slot, id, lane, since)
                select slot_of(lane), id, lane, ? from message where id = ? returning slot""")
                .params(OffsetDateTime.now(clock), id).query(Integer.class).single();
        doorbell.ringAfterCommit(Line.MESSAGE, slot);
    }
}
