package io.kenh.console.ticket;

import io.kenh.console.Missing;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads one ticket and what was said in it. */
@Component
class TicketThread {

    record Ticket(long id, String subject, String status, String priority, Long ownerId, String owner, Long groupId,
                  String team, String source, String connection, String tags, Instant created, Instant updated,
                  Long contactId, String contact, String phone, String email, String company) { }

    /**
     * @param direction {@code in}, {@code out} or {@code note}
     * @param visible   what is new in it; null when that is all of the text
     * @param state     of the message that carried it out; null for what came in and for notes
     * @param raw       whether the mail as it came can be downloaded
     */
    record Message(long id, String direction, String author, Long eventId, String subject, String text, String visible,
                   boolean html, String state, String reason, boolean raw, Instant at) {

        public String shown() {
            return visible == null || visible.isBlank() ? text : visible;
        }

        /** What {@link #shown} leaves out: quotes and signature. */
        public boolean folded() {
            return text.strip().length() > shown().strip().length();
        }
    }

    record Attachment(long id, long messageId, String name, String type, long size) { }

    /** Messages of a thread shown at once. */
    static final int SHOWN = 50;

    private final JdbcClient db;

    TicketThread(JdbcClient db) {
        this.db = db;
    }

    Ticket ticket(long id) {
        return db.sql("""
                select t.id, t.subject, t.status, t.priority, t.owner_id, s.name as owner, t.group_id, g.name as team, t.source,
                       n.title as connection, array_to_string(t.tags, chr(31)) as tags, t.created, t.updated, c.id as contact_id,
                       coalesce(c.name, c.email, c.phone) as contact, c.phone, c.email, c.company
                from ticket t left join contact c on c.id = t.contact_id left join staff s on s.id = t.owner_id
                     left join staff_group g on g.id = t.group_id left join connection n on n.id = t.connection_id
                where t.id = ?""").param(id).query(Ticket.class).optional().orElseThrow(() -> new Missing("ticket", id));
    }

    /** Oldest first; the newest {@link #SHOWN} before the given message. */
    List<Message> messages(long ticketId, long before) {
        return db.sql("""
                select * from (
                  select m.id, m.direction, coalesce(s.name, m.author) as author, m.event_id, m.subject, m.text, m.visible, m.html is not null as html,
                         d.state, d.reason, e.blob is not null as raw, m.at
                  from ticket_message m left join message d on d.id = m.delivery_id left join event e on e.id = m.event_id
                       left join staff s on s.id = m.staff_id
                  where m.ticket_id = ? and m.id < ? order by m.id desc limit ?) newest order by id""")
                .params(ticketId, before, SHOWN).query(Message.class).list();
    }

    Map<Long, List<Attachment>> attachments(Collection<Message> messages) {
        return db.sql("""
                select id, message_id, coalesce(shown_name, name) as name, type, size from attachment
                where message_id = any(?) and not inline order by id""")
                .param(messages.stream().map(Message::id).toArray(Long[]::new)).query(Attachment.class).list().stream()
                .collect(Collectors.groupingBy(Attachment::messageId));
    }

    /** Other tickets of the same customer, newest first. */
    List<TicketList.Choice> others(Ticket ticket) {
        return db.sql("select id, coalesce(subject, '–') as name from ticket where contact_id = ? and id <> ? order by id desc limit 6")
                .params(ticket.contactId(), ticket.id()).query(TicketList.Choice.class).list();
    }
}
