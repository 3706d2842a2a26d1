package io.kenh.console.ticket;

import com.fasterxml.jackson.core.type.TypeReference;
import io.kenh.console.Missing;
import io.kenh.intake.ChatMessage;
import io.kenh.platform.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
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
                  Long contactId, Long leadId, String contact, String phone, String email, String company, Long accountId, String account,
                  Long mergedInto, Long looksLike) { }

    /**
     * @param direction {@code in}, {@code out} or {@code note}
     * @param visible   what is new in it; null when that is all of the text
     * @param state     of the message that carried it out; null for what came in and for notes
     * @param decision  the log of why it landed here, as it is stored; null for what colleagues wrote
     * @param home      the ticket it came into, if it was moved from there; else null
     * @param raw       whether the mail as it came can be downloaded
     * @param marks     keys of {@code mark.*}, separated by blanks; "" for none
     */
    record Message(long id, String direction, String author, Long eventId, String subject, String text, String visible,
                   boolean html, String state, String reason, boolean raw, Instant at, String decision, Long home, String marks) {

        public String shown() {
            return visible == null || visible.isBlank() ? text : visible;
        }

        /** What is to be known about a mail: protection, doubts about its sender. */
        public List<String> signs() {
            return marks.isEmpty() ? List.of() : List.of(marks.split(" "));
        }

        /** What {@link #shown} leaves out: quotes and signature. */
        public boolean folded() {
            return text.strip().length() > shown().strip().length();
        }
    }

    record Attachment(long id, long messageId, String name, String type, long size) { }

    /**
     * What a chat's message is beside its text.
     *
     * @param comment whether it is a comment
     * @param files   that are still at the provider, who keeps them for some days
     */
    record Chat(boolean comment, List<ChatMessage.File> files) { }

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
                       l.id as lead_id, coalesce(c.name, c.email, c.phone, l.name, l.email, l.phone) as contact, coalesce(c.phone, l.phone) as phone,
                       coalesce(c.email, l.email) as email, coalesce(c.company, l.company) as company, t.account_id, a.name as account,
                       t.merged_into, t.looks_like
                from ticket t left join contact c on c.id = t.contact_id left join lead l on l.id = t.lead_id and t.contact_id is null left join staff s on s.id = t.owner_id
                     left join staff_group g on g.id = t.group_id left join connection n on n.id = t.connection_id left join account a on a.id = t.account_id
                where t.id = ?""").param(id).query(Ticket.class).optional().orElseThrow(() -> new Missing("ticket", id));
    }

    /** Oldest first; the newest {@link #SHOWN} before the given message. */
    List<Message> messages(long ticketId, long before) {
        return db.sql("""
                select * from (
                  select m.id, m.direction, coalesce(s.name, m.author, case when m.direction = 'in' then coalesce(c.name, l.name, t.answer_to) end) as author, m.event_id, m.subject, m.text, m.visible, m.html is not null as html,
                         d.state, d.reason, e.blob is not null as raw, m.at,
                         m.decision::text as decision, m.home, array_to_string(m.marks, ' ') as marks
                  from ticket_message m left join message d on d.id = m.delivery_id left join event e on e.id = m.event_id
                       left join staff s on s.id = m.staff_id join ticket t on t.id = m.ticket_id
                       left join contact c on c.id = t.contact_id left join lead l on l.id = t.lead_id
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

    /** Message id → what it is beside its text; nothing for mail. */
    Map<Long, Chat> chat(List<Message> messages) {
        Map<Long, Chat> chat = new HashMap<>();
        db.sql("""
                select c.id, c.comment, (select jsonb_agg(f.value order by f.ordinality) from jsonb_array_elements(c.files) with ordinality f
                                         where not exists (select from chat_file k where k.message_id = c.id and k.number = f.ordinality and k.kept)) as files
                from chat_message c where c.id = any(?)""").param(messages.stream().map(Message::id).toArray(Long[]::new))
                .query((rs, i) -> chat.put(rs.getLong("id"), new Chat(rs.getString("comment") != null, files(rs.getString("files"))))).list();
        return chat;
    }

    private static List<ChatMessage.File> files(String json) {
        return json == null ? List.of() : Json.read(json, new TypeReference<>() { });
    }
}
