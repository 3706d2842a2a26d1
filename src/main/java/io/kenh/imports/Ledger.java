package io.kenh.imports;

import io.kenh.platform.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows about imports: how far each has come, and what it refused. */
@Component
class Ledger {

    private final JdbcClient db;
    private final Clock clock;

    Ledger(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    long open(String name, String object, Plan plan, int total, String author) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return db.sql("""
                insert into import (name, object, state, plan, total, author, created, updated)
                values (?, ?, 'uploaded', ?::jsonb, ?, ?, ?, ?) returning id""")
                .params(name, object, Json.write(plan), total, author, now, now).query(Long.class).single();
    }

    Optional<Import> find(long id) {
        return db.sql("select * from import where id = ?").param(id).query(Ledger::row).optional();
    }

    /** Locked until the caller's transaction ends. */
    Import lock(long id) {
        return db.sql("select * from import where id = ? for update").param(id).query(Ledger::row).single();
    }

    List<Import> newest(int most) {
        return db.sql("select * from import order by id desc limit ?").param(most).query(Ledger::row).list();
    }

    List<Long> running() {
        return db.sql("select id from import where state = 'running' order by id").query(Long.class).list();
    }

    void plan(long id, Plan plan, int total) {
        db.sql("update import set plan = ?::jsonb, total = ?, updated = ? where id = ?").params(Json.write(plan), total, OffsetDateTime.now(clock), id).update();
    }

    /** False when it was in none of the states it may come from. */
    boolean move(long id, String state, String reason, String... from) {
        return db.sql("update import set state = ?, reason = ?, updated = ? where id = ? and state = any(?)")
                .params(state, reason, OffsetDateTime.now(clock), id, from).update() == 1;
    }

    void advance(long id, int rows, BatchWriter.Outcome outcome) {
        db.sql("""
                update import set position = position + ?, created_rows = created_rows + ?, updated_rows = updated_rows + ?,
                  skipped_rows = skipped_rows + ?, refused_rows = refused_rows + ?, updated = ? where id = ?""")
                .params(rows, outcome.created(), outcome.updated(), outcome.skipped(), outcome.refused(), OffsetDateTime.now(clock), id).update();
        List<RowFault> faults = outcome.faults();
        if (!faults.isEmpty()) {
            db.sql("""
                    insert into import_fault (import_id, row, heading, found, wanted)
                    select ?, * from unnest(?::int[], ?::text[], ?::text[], ?::text[])""")
                    .params(id, faults.stream().map(RowFault::row).toArray(Integer[]::new), texts(faults, RowFault::column),
                            texts(faults, RowFault::found), texts(faults, RowFault::wanted)).update();
        }
    }

    /** In the order of the file. @param after the last of the part before; 0 for the first */
    List<NumberedFault> faults(long id, long after, int most) {
        return db.sql("select id, row, heading, found, wanted from import_fault where import_id = ? and id > ? order by id limit ?").params(id, after, most)
                .query((rs, i) -> new NumberedFault(rs.getLong(1), new RowFault(rs.getInt(2), rs.getString(3), rs.getString(4), rs.getString(5)))).list();
    }

    /** @param id grows with the order of the file */
    record NumberedFault(long id, RowFault fault) { }

    private static String[] texts(List<RowFault> faults, java.util.function.Function<RowFault, String> of) {
        return faults.stream().map(of).map(text -> text.replace("\u0000", "")).toArray(String[]::new);
    }

    private static Import row(ResultSet rs, int i) throws SQLException {
        return new Import(rs.getLong("id"), rs.getString("name"), rs.getString("object"), rs.getString("state"), Json.read(rs.getString("plan"), Plan.class),
                rs.getInt("total"), rs.getInt("position"), rs.getInt("created_rows"), rs.getInt("updated_rows"), rs.getInt("skipped_rows"),
                rs.getInt("refused_rows"), rs.getString("reason"), rs.getString("author"), rs.getObject("created", OffsetDateTime.class).toInstant(),
                rs.getObject("updated", OffsetDateTime.class).toInstant());
    }
}
