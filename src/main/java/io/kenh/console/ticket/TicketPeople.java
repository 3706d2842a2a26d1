package io.kenh.console.ticket;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads who takes part in a ticket, and which tickets became part of it. */
@Component
class TicketPeople {

    record Participant(String email, String name, boolean copied) { }

    private final JdbcClient db;

    TicketPeople(JdbcClient db) {
        this.db = db;
    }

    List<Participant> of(long ticket) {
        return db.sql("select email, name, copied from ticket_participant where ticket_id = ? order by since, email limit 100").param(ticket)
                .query(Participant.class).list();
    }

    List<TicketList.Choice> merged(long ticket) {
        return db.sql("select id, coalesce(subject, '–') as name from ticket where merged_into = ? order by id").param(ticket).query(TicketList.Choice.class).list();
    }

    /** Whether it waits for somebody who is free. */
    boolean waits(long ticket) {
        return db.sql("select exists (select from assignment_wait where object = 'ticket' and object_id = ?)").param(ticket).query(Boolean.class).single();
    }
}
