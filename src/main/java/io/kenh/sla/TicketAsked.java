package io.kenh.sla;

import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import java.util.HashMap;
import java.util.Map;

/** What is needed of a ticket to tell of it. */
record TicketAsked(long id, Long contactId, Long ownerId, Long groupId, String subject) {

    /** The conversation partner whose order its changes keep. */
    String lane() {
        Map<String, Object> row = new HashMap<>();
        row.put("id", id);
        row.put("contact_id", contactId);
        return Records.lane(RecordType.TICKET, row);
    }
}
