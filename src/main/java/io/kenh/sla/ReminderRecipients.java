package io.kenh.sla;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is reminded. */
@Component
class ReminderRecipients {

    /** Mail address and phone may be null. */
    record Colleague(long id, String name, String email, String phone, String locale) {

        Locale language() {
            return Locale.forLanguageTag(locale);
        }

        /** Where a form reaches them; null when it cannot. */
        String address(String form) {
            return form.equals(Level.MAIL) ? email : form.equals(Level.SMS) ? phone : null;
        }
    }

    private record Member(long groupId, long staffId) { }

    private final JdbcClient db;

    ReminderRecipients(JdbcClient db) {
        this.db = db;
    }

    /** Each reminder's colleagues, nobody twice, without those who have left. */
    Map<Reminder, List<Colleague>> of(List<Reminder> reminders) {
        Map<Long, Set<Long>> members = members(reminders.stream().map(reminder -> reminder.ticket().groupId()).filter(Objects::nonNull).distinct().toList());
        Map<Reminder, Set<Long>> ids = new LinkedHashMap<>();
        reminders.forEach(reminder -> ids.put(reminder, ids(reminder, members)));
        Map<Long, Colleague> active = active(ids.values().stream().flatMap(Collection::stream).distinct().toList());
        Map<Reminder, List<Colleague>> all = new LinkedHashMap<>();
        ids.forEach((reminder, some) -> all.put(reminder, some.stream().map(active::get).filter(Objects::nonNull).toList()));
        return all;
    }

    private static Set<Long> ids(Reminder reminder, Map<Long, Set<Long>> members) {
        Set<Long> ids = new LinkedHashSet<>();
        Level level = reminder.level();
        Long owner = reminder.ticket().ownerId();
        if (level.to().contains(Level.OWNER) && owner != null) {
            ids.add(owner);
        }
        // what nobody owns is what is missed most easily
        if (level.to().contains(Level.GROUP) || level.to().contains(Level.OWNER) && owner == null) {
            ids.addAll(members.getOrDefault(reminder.ticket().groupId(), Set.of()));
        }
        ids.addAll(level.staff());
        return ids;
    }

    private Map<Long, Set<Long>> members(List<Long> groups) {
        Map<Long, Set<Long>> members = new HashMap<>();
        db.sql("select group_id, staff_id from staff_group_member where group_id = any(?) order by staff_id").param(groups.toArray(Long[]::new))
                .query(Member.class).list().forEach(member -> members.computeIfAbsent(member.groupId(), id -> new LinkedHashSet<>()).add(member.staffId()));
        return members;
    }

    private Map<Long, Colleague> active(List<Long> ids) {
        Map<Long, Colleague> active = new HashMap<>();
        db.sql("select id, name, email, phone, locale from staff where id = any(?) and active").param(ids.toArray(Long[]::new)).query(Colleague.class).list()
                .forEach(colleague -> active.put(colleague.id(), colleague));
        return active;
    }
}
