package io.kenh.crm;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Groups of colleagues, and how work is shared out among them. */
@Component
public class StaffGroups {

    /** In turn, at random, in proportion to weights, or to whoever has least open work. */
    public static final List<String> MODES = List.of("sequential", "random", "weighted", "load");
    /** These are always there, under these names: mail and rights count on them. */
    public static final List<String> BASE = List.of(Staff.CUSTOMER_SERVICE, Staff.DATA_OWNER);

    private static final int LONGEST_NAME = 80;

    private final JdbcClient db;
    private final ObjectProvider<GroupUsers> users;

    StaffGroups(JdbcClient db, ObjectProvider<GroupUsers> users) {
        this.db = db;
        this.users = users;
    }

    /**
     * A new group.
     *
     * @param members ids of staff
     * @return its id
     * @throws InvalidValue when name, mode or members cannot be
     */
    @Transactional
    public long create(String name, String mode, List<Long> members) {
        check(mode, members);
        long group = named(name, () -> db.sql("insert into staff_group (name, mode) values (?, ?) returning id").params(name(name), mode)
                .query(Long.class).single());
        fill(group, members);
        return group;
    }

    /**
     * Another name, mode and other members; a base group keeps its name.
     *
     * @throws InvalidValue           when name, mode or members cannot be
     * @throws NoSuchElementException when there is no such group
     */
    @Transactional
    public void change(long id, String name, String mode, List<Long> members) {
        check(mode, members);
        String now = db.sql("select name from staff_group where id = ? for update").param(id).query(String.class).optional()
                .orElseThrow(() -> new NoSuchElementException("there is no group " + id));
        if (BASE.contains(now) && !now.equals(name(name))) {
            throw new InvalidValue("name", name, Wanted.CHOICE, now);
        }
        named(name, () -> db.sql("update staff_group set name = ?, mode = ? where id = ?").params(name(name), mode, id).update());
        db.sql("delete from staff_group_member where group_id = ? and staff_id <> all(?)").params(id, members.toArray(Long[]::new)).update();
        fill(id, members);
    }

    /**
     * Takes a group away, unless somebody needs it.
     *
     * @return who needs it; empty when it is gone
     * @throws NoSuchElementException when there is no such group
     */
    public List<Use> delete(long id) {
        String name = db.sql("select name from staff_group where id = ?").param(id).query(String.class).optional()
                .orElseThrow(() -> new NoSuchElementException("there is no group " + id));
        List<Use> uses = uses(id, name);
        if (uses.isEmpty()) {
            try {
                db.sql("delete from staff_group where id = ?").param(id).update();
            } catch (DataIntegrityViolationException pointedTo) {
                return List.of(new Use("other", ""));
            }
        }
        return uses;
    }

    private List<Use> uses(long id, String name) {
        List<Use> uses = new ArrayList<>(BASE.contains(name) ? List.of(new Use("base", "")) : List.of());
        users.stream().forEach(user -> uses.addAll(user.ofGroup(id, name)));
        List.of("ticket", "task").forEach(table -> db.sql("select count(*) from %s where group_id = ? having count(*) > 0".formatted(table)).param(id)
                .query(String.class).optional().ifPresent(count -> uses.add(new Use(table, count))));
        return uses;
    }

    private void fill(long group, List<Long> members) {
        db.sql("insert into staff_group_member (group_id, staff_id) select ?, id from staff where id = any(?) on conflict do nothing").params(group, members.toArray(Long[]::new)).update();
    }

    private void check(String mode, List<Long> members) {
        if (!MODES.contains(mode)) {
            throw new InvalidValue("mode", mode, Wanted.CHOICE, String.join(", ", MODES));
        }
        List<Long> unknown = members.stream().filter(id -> !db.sql("select exists (select from staff where id = ?)").param(id).query(Boolean.class).single()).toList();
        if (!unknown.isEmpty()) {
            throw new InvalidValue("memberIds", unknown, Wanted.REFERENCE, "staff");
        }
    }

    private static String name(String name) {
        String text = name == null ? null : Values.text(name, LONGEST_NAME);
        if (text == null || text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue("name", name, Wanted.TEXT, String.valueOf(LONGEST_NAME));
        }
        return text;
    }

    private static <T> T named(String name, java.util.function.Supplier<T> work) {
        try {
            return work.get();
        } catch (DuplicateKeyException taken) {
            throw new InvalidValue("name", name, Wanted.FREE, null);
        }
    }
}
