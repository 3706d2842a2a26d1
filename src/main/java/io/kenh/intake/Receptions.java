package io.kenh.intake;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.crm.InvalidValue;
import io.kenh.crm.Wanted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The settings of receiving addresses. */
@Component
public class Receptions {

    private static final int LONGEST = 100;
    private static final int MOST_TAGS = 20;

    private final JdbcClient db;
    private final Connections connections;

    Receptions(JdbcClient db, Connections connections) {
        this.db = db;
        this.connections = connections;
    }

    /** The connections that customers write mail to, by name. */
    public List<Connection> addresses() {
        return connections.all().stream().filter(c -> c.settings().containsKey("group") && !MailContexts.address(c).isBlank()).toList();
    }

    /** The settings of one connection; the standard where nobody set any. */
    public Reception of(long connectionId) {
        return of(List.of(connectionId)).get(connectionId);
    }

    /** The same for several, by connection. */
    public Map<Long, Reception> of(Collection<Long> connectionIds) {
        Map<Long, Reception> set = db.sql("select * from receiving where connection_id = any(?)").param(connectionIds.toArray(Long[]::new))
                .query(Receptions::row).list().stream().collect(Collectors.toMap(Reception::connectionId, Function.identity()));
        return connectionIds.stream().distinct().collect(Collectors.toMap(id -> id, id -> set.getOrDefault(id, Reception.standard(id))));
    }

    /**
     * Sets all of them for one connection.
     *
     * @throws InvalidValue for a name, tag, kind, source, group or number that cannot be
     */
    public void save(Reception wanted) {
        text("name", wanted.name(), true);
        text("source", wanted.source(), false);
        wanted.tags().forEach(tag -> text("tags", tag, false));
        refuse(wanted.tags().size() > MOST_TAGS, "tags", wanted.tags().size(), Wanted.TAGS, null);
        refuse(!Reception.KINDS.contains(wanted.kind()), "kind", wanted.kind(), Wanted.CHOICE, String.join(", ", Reception.KINDS));
        refuse(wanted.reopenDays() != null && wanted.reopenDays() < 0, "reopenDays", wanted.reopenDays(), Wanted.WHOLE, null);
        refuse(wanted.groupId() != null && !exists(wanted.groupId()), "groupId", wanted.groupId(), Wanted.REFERENCE, "staff group");
        db.sql("""
                insert into receiving (connection_id, name, group_id, tags, kind, source, signed, reopen_days, acknowledge) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (connection_id) do update set name = excluded.name, group_id = excluded.group_id, tags = excluded.tags, kind = excluded.kind,
                  source = excluded.source, signed = excluded.signed, reopen_days = excluded.reopen_days, acknowledge = excluded.acknowledge""")
                .params(wanted.connectionId(), wanted.name(), wanted.groupId(), wanted.tags().toArray(String[]::new), wanted.kind(), wanted.source(),
                        wanted.signed(), wanted.reopenDays(), wanted.acknowledge()).update();
    }

    private boolean exists(long group) {
        return db.sql("select exists (select from staff_group where id = ?)").param(group).query(Boolean.class).single();
    }

    private static void text(String field, String text, boolean mayMiss) {
        boolean missing = text == null || text.isBlank();
        boolean wrong = missing ? !mayMiss : text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl);
        refuse(wrong, field, text, Wanted.TEXT, String.valueOf(LONGEST));
    }

    private static void refuse(boolean wrong, String field, Object found, Wanted wanted, String detail) {
        if (wrong) {
            throw new InvalidValue(field, found, wanted, detail);
        }
    }

    private static Reception row(ResultSet rs, int i) throws SQLException {
        return new Reception(rs.getLong("connection_id"), rs.getString("name"), rs.getObject("group_id", Long.class),
                List.of((String[]) rs.getArray("tags").getArray()), rs.getString("kind"), rs.getString("source"), rs.getBoolean("signed"),
                rs.getObject("reopen_days", Integer.class), rs.getBoolean("acknowledge"));
    }
}
