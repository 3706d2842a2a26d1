package io.kenh.crm.identity;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Companies by the address they write from. */
@Component
class Companies {

    private final JdbcClient db;

    Companies(JdbcClient db) {
        this.db = db;
    }

    /** The oldest with this address; none for null. */
    Optional<Long> byEmail(String email) {
        return db.sql("select id from account where lower(email) = ? order by id limit 1").param(email).query(Long.class).optional();
    }
}
