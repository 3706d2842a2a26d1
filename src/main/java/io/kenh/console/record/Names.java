package io.kenh.console.record;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The records that columns point to: how they are called, and which one may choose. */
@Component("consoleRecordNames")
class Names {

    /** Where a column points, how its rows are shown, by which word a form names one, and which rows that word may mean. */
    private record Target(String table, String shown, String word, String meant, String path) { }

    private static final String BY_ID = "id = :word::bigint";
    private static final String BY_ADDRESS = "(email = :word or phone = :word)";
    private static final String BY_NAME = "plain_text(name) = plain_text(:word)";

    private static final Map<String, Target> TARGETS = Map.of(
            "owner_id", new Target("staff", "name", "id::text", BY_ID, null),
            "group_id", new Target("staff_group", "name", "id::text", BY_ID, null),
            "contact_id", new Target("contact", "coalesce(name, email, phone)", "coalesce(email, phone, id::text)", BY_ADDRESS, "/contacts/"),
            "lead_id", new Target("lead", "coalesce(name, email, phone)", "coalesce(email, phone, id::text)", BY_ADDRESS, "/leads/"),
            "account_id", new Target("account", "name", "name", BY_NAME, "/accounts/"),
            "opportunity_id", new Target("opportunity", "name", "name", BY_NAME, "/opportunities/"),
            "ticket_id", new Target("ticket", "coalesce(subject, '#' || id)", "id::text", BY_ID, "/tickets/"));

    private static final int OFFERED = 100;

    private final JdbcClient db;

    Names(JdbcClient db) {
        this.db = db;
    }

    /** What people call it; "#12" when it has no name or is gone. */
    String of(String column, long id) {
        return target(column).flatMap(t -> one("select %s from %s where id = ?".formatted(t.shown(), t.table()), id)).orElse("#" + id);
    }

    /** What stands for it in a form. */
    String word(String column, long id) {
        Target target = target(column).orElseThrow();
        String word = one("select %s from %s where id = ?".formatted(target.word(), target.table()), id).orElse(String.valueOf(id));
        List<Long> meant = db.sql("select id from %s where %s limit 2".formatted(target.table(), target.meant())).param("word", word).query(Long.class).list();
        return meant.size() == 1 ? word : String.valueOf(id);
    }

    /** Where to see it; null when there is no page of its own. */
    String path(String column, Object id) {
        return target(column).map(Target::path).map(path -> path + id).orElse(null);
    }

    boolean isReference(String column) {
        return TARGETS.containsKey(column);
    }

    /** The active people or all groups; of other kinds the last ones touched. */
    List<Input.Option> options(String column, String chosen) {
        Target t = target(column).orElseThrow();
        String order = switch (column) {
            case "owner_id" -> "where active or id::text = :chosen order by lower(name)";
            case "group_id" -> "order by lower(name)";
            default -> "order by updated desc limit " + OFFERED;
        };
        return db.sql("select %s as word, %s as shown from %s %s".formatted(t.word(), t.shown(), t.table(), order)).param("chosen", chosen)
                .query((rs, i) -> new Input.Option(rs.getString(1), rs.getString(2), rs.getString(1).equals(chosen))).list();
    }

    private static Optional<Target> target(String column) {
        return Optional.ofNullable(TARGETS.get(column));
    }

    private Optional<String> one(String sql, long id) {
        return db.sql(sql).param(id).query(String.class).list().stream().filter(name -> name != null && !name.isBlank()).findFirst();
    }
}
