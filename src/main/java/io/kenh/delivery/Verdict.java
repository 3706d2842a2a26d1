package io.kenh.delivery;

import io.kenh.platform.Doorbell;
import io.kenh.platform.Line;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a person decides about a message of which nobody knows whether it left. */
@Component
public class Verdict {

    private final JdbcClient db;
    private final Clock clock;
    private final Doorbell doorbell;

    Verdict(JdbcClient db, Clock clock, Doorbell doorbell) {
        this.db = db;
        this.clock = clock;
        this.doorbell = doorbell;
    }

    /** It did not leave: sends it once more. False when its fate is known by now. */
    @Transactional
    public boolean resend(long messageId) {
        if (!settle(messageId, "queued")) {
            return false;
        }
        int slot = db.sql("""
                insert into message_queue (slot, id, lane, since) select slot_of(lane), id, lane, ? from message where id = ? returning slot""")
                .params(OffsetDateTime.now(clock), messageId).query(Integer.class).single();
        doorbell.ringAfterCommit(Line.MESSAGE, slot);
        return true;
    }

    /** It did arrive: notes so, without sending. False when its fate is known by now. */
    @Transactional
    public boolean delivered(long messageId) {
        return settle(messageId, "delivered");
    }

    private boolean settle(long messageId, String state) {
        return db.sql("update message set state = ?, reason = null, updated = ? where id = ? and state = 'unknown'")
                .params(state, OffsetDateTime.now(clock), messageId).update() == 1;
    }
}
