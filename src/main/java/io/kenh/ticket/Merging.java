package io.kenh.ticket;

import io.kenh.crm.Edit;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Cause;
import io.kenh.platform.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts conversations together and takes them apart. A message remembers where it came into, so that a merge can be undone. */
@Component
public class Merging {

    private final Records records;
    private final TicketLocks locks;
    private final JdbcClient db;

    Merging(Records records, TicketLocks locks, JdbcClient db) {
        this.records = records;
        this.locks = locks;
        this.db = db;
    }

    /**
     * Puts a ticket's conversation into another: its messages move there, later mail to it goes there, its people may write
     * there, and it is closed. Undone by {@link #unmerge}.
     *
     * @param into when that was merged itself, where its conversation is now is meant
     * @param who  for the decision log
     * @throws IllegalStateException when they are one, or {@code from} was merged before
     */
    @Transactional
    public void merge(long from, long into, Cause cause, String who) {
        long target = locked(from, into);
        if (target == from) {
            throw new IllegalStateException("ticket #%d cannot be merged into itself; choose another one".formatted(from));
        }
        Map<String, Object> gone = ticket(from);
        if (gone.get("merged_into") != null) {
            throw new IllegalStateException("ticket #%d was merged into #%s before; undo that first".formatted(from, gone.get("merged_into")));
        }
        take(ids("select id from ticket_message where ticket_id = ?", from), from, target, who);
        bringPeople(from, target);
        ids("select id from ticket where merged_into = ? order by id", from)
                .forEach(earlier -> records.update(RecordType.TICKET, earlier, Edit.set("merged_into", target), cause));
        close(from, target, cause);
        wake(gone, target, cause);
    }

    private void close(long from, long target, Cause cause) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("merged_into", target);
        fields.put("status", "closed");
        records.update(RecordType.TICKET, from, Edit.set(fields), cause);
    }

    /** What is open stays open, and no tag is lost. */
    private void wake(Map<String, Object> gone, long target, Cause cause) {
        Map<String, Object> set = new LinkedHashMap<>();
        if ("open".equals(gone.get("status"))) {
            set.put("status", "open");
        }
        List<String> tags = ((List<?>) gone.get("tags")).stream().map(String::valueOf).toList();
        records.update(RecordType.TICKET, target, new Edit(set, tags, List.of(), null), cause);
    }

    /**
     * Takes a merged ticket out again, with the messages that came into it before. What was written since then stays where it is.
     *
     * @throws IllegalStateException when the ticket is not merged
     */
    @Transactional
    public void unmerge(long id, Cause cause) {
        Object target = ticket(id).get("merged_into");
        if (target == null) {
            throw new IllegalStateException("ticket #%d is not merged; there is nothing to undo".formatted(id));
        }
        locked(id, ((Number) target).longValue());
        db.sql("update ticket_message set ticket_id = home where home = ? and ticket_id = ?").params(id, target).update();
        db.sql("update ticket_message set home = null where home = ticket_id and ticket_id = ?").param(id).update();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("merged_into", null);
        fields.put("status", "open");
        records.update(RecordType.TICKET, id, Edit.set(fields), cause);
    }

    /**
     * Makes a ticket of its own of some messages; answers to them follow. Undone by merging it back.
     *
     * @param messages ids of some, not all, messages of the ticket
     * @param subject  of the new ticket; blank for the same
     * @return the new ticket's id
     * @throws IllegalStateException when there are none, all, or foreign ones among the messages
     */
    @Transactional
    public long split(long id, List<Long> messages, String subject, Cause cause, String who) {
        locked(id, id);
        Map<String, Object> old = ticket(id);
        check(id, messages);
        Map<String, Object> fields = new LinkedHashMap<>();
        List.of("priority", "contact_id", "account_id", "lead_id", "group_id", "owner_id", "connection_id", "source", "answer_to")
                .forEach(field -> fields.put(field, old.get(field)));
        fields.put("subject", subject == null || subject.isBlank() ? old.get("subject") : subject.strip());
        fields.put("looks_like", id);
        fields.put("may_acknowledge", false);
        long made = records.create(RecordType.TICKET, fields, cause);
        move(messages, id, made, who);
        return made;
    }

    /** Moves some messages into another ticket; answers to them follow. Faults as {@link #split}. */
    @Transactional
    public void move(long id, List<Long> messages, long into, String who) {
        long target = locked(id, into);
        check(id, messages);
        if (target == id) {
            throw new IllegalStateException("the messages are in ticket #%d already; choose another one".formatted(id));
        }
        move(messages, id, target, who);
    }

    /** Answers to what was moved follow it. */
    private void move(List<Long> messages, long from, long target, String who) {
        take(messages, from, target, who);
        Long[] ids = messages.toArray(Long[]::new);
        db.sql("delete from mail_id where ticket_id = ? and message_id in (select message_id from ticket_message where id = any(?))").params(from, ids).update();
        db.sql("""
                insert into mail_id (message_id, ticket_id) select message_id, ? from ticket_message where id = any(?) and message_id is not null
                on conflict do nothing""").params(target, ids).update();
        db.sql("""
                insert into ticket_participant (ticket_id, email, copied, since)
                select distinct ?, author, false, now() from ticket_message where id = any(?) and direction = 'in' and author like '%@%'
                on conflict do nothing""").params(target, ids).update();
    }

    private void take(List<Long> messages, long from, long target, String who) {
        db.sql("""
                update ticket_message set ticket_id = ?, home = coalesce(home, ticket_id), decision = coalesce(decision, '[]') || ?::jsonb
                where id = any(?)""").params(target, Json.write(Ground.of(Reason.MOVED, from, who)), messages.toArray(Long[]::new)).update();
    }

    /** The other customer may go on writing; answers go to him only when somebody says so. */
    private void bringPeople(long from, long target) {
        db.sql("""
                insert into ticket_participant (ticket_id, email, name, copied, since)
                select ?, email, name, copied, since from ticket_participant where ticket_id = ? on conflict do nothing""").params(target, from).update();
        db.sql("""
                insert into ticket_participant (ticket_id, email, name, copied, since)
                select ?, c.email, c.name, false, now() from ticket t join contact c on c.id = t.contact_id
                where t.id = ? and c.email is not null and c.id is distinct from (select contact_id from ticket where id = ?)
                on conflict do nothing""").params(target, from, target).update();
    }

    private void check(long id, List<Long> messages) {
        long here = db.sql("select count(*) from ticket_message where ticket_id = ? and id = any(?)").params(id, messages.toArray(Long[]::new)).query(Long.class).single();
        if (messages.isEmpty() || here != messages.stream().distinct().count()) {
            throw new IllegalStateException("of the %d chosen messages %d are in ticket #%d; choose messages of this ticket".formatted(messages.size(), here, id));
        }
        if (db.sql("select count(*) from ticket_message where ticket_id = ?").param(id).query(Long.class).single() == here) {
            throw new IllegalStateException("these are all messages of ticket #%d; merge the ticket instead".formatted(id));
        }
    }

    /** Locks both; answers where the second one's conversation is now. */
    private long locked(long one, long other) {
        return Optional.ofNullable(locks.lock(List.of(one, other)).get(other)).orElseThrow(() -> missing(other));
    }

    private List<Long> ids(String sql, long id) {
        return db.sql(sql).param(id).query(Long.class).list();
    }

    private Map<String, Object> ticket(long id) {
        return records.find(RecordType.TICKET, id).orElseThrow(() -> missing(id));
    }

    private static NoSuchElementException missing(long id) {
        return new NoSuchElementException("there is no ticket " + id);
    }
}
