package io.kenh.console.builder;

import io.kenh.condition.Condition;
import io.kenh.condition.Conditions;
import io.kenh.condition.Moment;
import io.kenh.platform.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How many stored records meet a condition now: counted within a time limit, else estimated by the database's planner. */
@Component
class MatchCount {

    /** @param exact whether it was counted; otherwise it is an estimate */
    record Count(long records, boolean exact) { }

    private static final String LIMIT = "set local statement_timeout = '1200ms'";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate reading;
    private final Clock clock;

    MatchCount(JdbcTemplate jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /** @param condition null for every record; without operators about a change */
    Count of(Menu menu, Condition condition) {
        org.jooq.Condition where = condition == null ? DSL.noCondition() : Conditions.sql(condition, menu.known(), Moment.of(clock));
        Select<?> all = DSL.selectOne().from(DSL.table(DSL.name(menu.type().key()))).where(where);
        try {
            return reading.execute(t -> jdbc.execute((Connection c) -> counted(c, all)));
        } catch (DataAccessException tooLong) {
            return reading.execute(t -> jdbc.execute((Connection c) -> estimated(c, all)));
        }
    }

    private static Count counted(Connection connection, Select<?> all) throws SQLException {
        limit(connection);
        return new Count(DSL.using(connection, SQLDialect.POSTGRES).fetchCount(all), true);
    }

    private static Count estimated(Connection connection, Select<?> all) throws SQLException {
        limit(connection);
        String plan = DSL.using(connection, SQLDialect.POSTGRES).resultQuery("explain (format json) {0}", all).fetchOne(0, String.class);
        return new Count(Json.tree(plan).path(0).path("Plan").path("Plan Rows").asLong(), false);
    }

    private static void limit(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(LIMIT);
        }
    }
}
