package io.kenh.console.record;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What belongs to a record: its people, deals, work and conversations. */
@Component("consoleRelatedRecords")
public class Related {

    /** One of them. */
    public record Row(long id, String name, String state) { }

    /** Those of one kind, the last touched first. */
    public record Group(Kind kind, List<Row> rows) { }

    private static final int SHOWN = 8;
    /** Which kinds may belong to a record of a kind. */
    private static final Map<Kind, List<Kind>> BELONGING = Map.of(
            Kind.LEADS, List.of(Kind.OPPORTUNITIES, Kind.TASKS, Kind.TICKETS),
            Kind.CONTACTS, List.of(Kind.OPPORTUNITIES, Kind.TASKS, Kind.TICKETS, Kind.LEADS),
            Kind.ACCOUNTS, List.of(Kind.CONTACTS, Kind.OPPORTUNITIES, Kind.TASKS, Kind.TICKETS),
            Kind.OPPORTUNITIES, List.of(Kind.TASKS), Kind.TICKETS, List.of(Kind.TASKS));
    private static final Map<Kind, String> NAMES = Map.of(Kind.LEADS, "coalesce(name, email, phone), status", Kind.CONTACTS, "coalesce(name, email, phone), null",
            Kind.OPPORTUNITIES, "name, stage", Kind.TASKS, "name, status", Kind.TICKETS, "subject, status");

    private final JdbcClient db;

    Related(JdbcClient db) {
        this.db = db;
    }

    /** Kinds of which there are none are left out. */
    public List<Group> of(Kind kind, long id) {
        return BELONGING.getOrDefault(kind, List.of()).stream().map(other -> new Group(other, rows(other, kind, id)))
                .filter(group -> !group.rows().isEmpty()).toList();
    }

    private List<Row> rows(Kind of, Kind kind, long id) {
        return db.sql("select id, %s from %s where %s_id = ? order by updated desc, id desc limit %d"
                .formatted(NAMES.get(of), of.type().key(), kind.type().key(), SHOWN)).param(id)
                .query((rs, i) -> new Row(rs.getLong(1), rs.getString(2), rs.getString(3))).list();
    }
}
