package io.kenh.delivery;

import io.kenh.crm.LinkedToLead;
import io.kenh.event.Cause;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was written to a lead stands with its contact too. */
@Component
class MessagesOfLead implements LinkedToLead {

    private final JdbcClient db;

    MessagesOfLead(JdbcClient db) {
        this.db = db;
    }

    @Override
    public void move(long lead, long contact, Cause cause) {
        db.sql("update message set contact_id = ? where object = 'lead' and object_id = ? and contact_id is distinct from ?")
                .params(contact, lead, contact).update();
    }
}
