package io.kenh.crm;

import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a column with an id points to.
 *
 * @param table the table
 * @param names the columns by which people name its rows
 */
record Reference(String table, String... names) {

    private static final Map<String, Reference> BY_COLUMN = Map.of(
            "owner_id", new Reference("staff", "name", "email"), "group_id", new Reference("staff_group", "name"),
            "contact_id", new Reference("contact", "email", "phone"), "lead_id", new Reference("lead", "email", "phone"),
            "account_id", new Reference("account", "name"), "opportunity_id", new Reference("opportunity", "name"),
            "ticket_id", new Reference("ticket"));

    static Optional<Reference> of(String column) {
        return Optional.ofNullable(BY_COLUMN.get(column));
    }

    /** The first row of that name, whatever its case; empty when there is none. */
    Optional<Long> find(JdbcClient db, String word) {
        for (String name : names) {
            String sql = isAddress(name) ? "select id from %s where %s = ? order by id limit 1"
                    : "select id from %s where plain_text(%s) = plain_text(?) order by id limit 1";
            Optional<Long> id = db.sql(sql.formatted(table, name)).param(normal(name, word.strip())).query(Long.class).optional();
            if (id.isPresent()) {
                return id;
            }
        }
        return Optional.empty();
    }

    /** Addresses stand in their normal form, with an index on it; colleagues' mail addresses in lower case. */
    private static boolean isAddress(String name) {
        return name.equals(Addresses.EMAIL) || name.equals(Addresses.PHONE);
    }

    private static String normal(String name, String word) {
        return switch (name) {
            case Addresses.EMAIL -> Addresses.email(word).orElse(word);
            case Addresses.PHONE -> Addresses.phone(word).orElse(word);
            default -> word;
        };
    }

    boolean exists(JdbcClient db, long id) {
        return db.sql("select exists (select from %s where id = ?)".formatted(table)).param(id).query(Boolean.class).single();
    }

    /** For people: {@code staff group}. */
    String shown() {
        return table.replace('_', ' ');
    }
}
