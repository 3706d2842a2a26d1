package io.kenh.assignment;

import io.kenh.crm.InvalidValue;
import io.kenh.crm.Wanted;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When people can be given work, how much, and what share of a group's. */
@Component
public class Availability {

    /** Away from {@code since} until just before {@code until}; the note may be null. */
    public record Absence(long id, long staffId, String name, Instant since, Instant until, String note) { }

    /**
     * A member of a group.
     *
     * @param weight   share of the work in a weighted group, 1 to 100
     * @param working  whether new work of this group comes to this person
     * @param capacity open tickets and tasks at once; null for any number
     * @param load     open tickets and tasks now
     * @param away     whether an absence holds now
     */
    public record Member(long groupId, long staffId, String name, int weight, boolean working, Integer capacity, long load, boolean away) { }

    private static final int LONGEST_NOTE = 200;
    private static final int HEAVIEST = 100;
    private static final int LARGEST_CAPACITY = 100_000;

    private final JdbcClient db;
    private final Clock clock;

    Availability(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Absences that have not ended, the nearest first. */
    public List<Absence> absences() {
        return db.sql("""
                select a.id, a.staff_id, s.name, a.since, a.until, a.note from staff_absence a join staff s on s.id = a.staff_id
                where a.until > ? order by a.since, a.id""").param(OffsetDateTime.now(clock)).query(Absence.class).list();
    }

    /**
     * Somebody will be away.
     *
     * @return its id
     * @throws InvalidValue when it ends before it begins or there is no such person
     */
    public long addAbsence(long staffId, Instant since, Instant until, String note) {
        if (!until.isAfter(since)) {
            throw new InvalidValue("until", until, Wanted.DATETIME, null);
        }
        if (!db.sql("select exists (select from staff where id = ?)").param(staffId).query(Boolean.class).single()) {
            throw new InvalidValue("staffId", staffId, Wanted.REFERENCE, "staff");
        }
        return db.sql("insert into staff_absence (staff_id, since, until, note) values (?, ?, ?, ?) returning id")
                .params(staffId, OffsetDateTime.ofInstant(since, clock.getZone()), OffsetDateTime.ofInstant(until, clock.getZone()),
                        note == null || note.isBlank() ? null : note.strip().substring(0, Math.min(note.strip().length(), LONGEST_NOTE)))
                .query(Long.class).single();
    }

    /** Somebody is back early, or stays. */
    public void removeAbsence(long id) {
        if (db.sql("delete from staff_absence where id = ?").param(id).update() == 0) {
            throw new NoSuchElementException("there is no absence " + id);
        }
    }

    /** The active members of all groups. */
    public List<Member> members() {
        return db.sql("""
                select m.group_id, s.id as staff_id, s.name, m.weight, m.working, s.capacity,
                       (select count(*) from ticket t where t.owner_id = s.id and t.status in ('open', 'pending'))
                       + (select count(*) from task k where k.owner_id = s.id and k.status = 'open') as load,
                       exists (select from staff_absence a where a.staff_id = s.id and :now >= a.since and :now < a.until) as away
                from staff_group_member m join staff s on s.id = m.staff_id where s.active order by m.group_id, lower(s.name), s.id""")
                .param("now", OffsetDateTime.now(clock)).query(Member.class).list();
    }

    /**
     * A member's share of a group's work.
     *
     * @throws InvalidValue           when the weight is not from 1 to 100
     * @throws NoSuchElementException when the person is not in the group
     */
    public void share(long groupId, long staffId, int weight, boolean working) {
        if (weight < 1 || weight > HEAVIEST) {
            throw new InvalidValue("weight", weight, Wanted.CHOICE, "1 to " + HEAVIEST);
        }
        if (db.sql("update staff_group_member set weight = ?, working = ?, credit = 0 where group_id = ? and staff_id = ?")
                .params(weight, working, groupId, staffId).update() == 0) {
            throw new NoSuchElementException("staff %d is not in group %d".formatted(staffId, groupId));
        }
    }

    /**
     * How many open tickets and tasks a person may have at once.
     *
     * @param capacity null for any number
     * @throws InvalidValue when it is less than one
     */
    public void capacity(long staffId, Integer capacity) {
        if (capacity != null && (capacity < 1 || capacity > LARGEST_CAPACITY)) {
            throw new InvalidValue("capacity", capacity, Wanted.CHOICE, "1 to " + LARGEST_CAPACITY);
        }
        db.sql("update staff set capacity = ? where id = ?").params(capacity, staffId).update();
    }
}
