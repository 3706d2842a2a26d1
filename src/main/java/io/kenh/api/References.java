package io.kenh.api;

import io.kenh.api.problem.Faults;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ids in bodies that must be those of something that exists. */
@Component
class References {

    /** Field → the table its id must be in. */
    private static final Map<String, String> TABLES = Map.of("ownerId", "staff", "staffId", "staff", "contactId", "contact",
            "accountId", "account", "leadId", "lead", "groupId", "staff_group", "opportunityId", "opportunity", "ticketId", "ticket");

    private final JdbcClient db;

    References(JdbcClient db) {
        this.db = db;
    }

    /** Does nothing for other fields and for null. */
    void check(String field, Object id, Faults faults) {
        String table = TABLES.get(field);
        if (table != null && id != null && !exists(table, (Long) id)) {
            faults.refused(field, String.valueOf(id), "the id of a " + table.replace('_', ' ') + " that exists");
        }
    }

    private boolean exists(String table, Long id) {
        return db.sql("select exists (select from %s where id = ?)".formatted(table)).param(id).query(Boolean.class).single();
    }
}
