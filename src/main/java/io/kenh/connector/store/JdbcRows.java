package io.kenh.connector.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.kenh.platform.Json;
import io.kenh.platform.Stamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Connections in PostgreSQL. */
final class JdbcRows implements Rows {

    private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {
    };

    private final JdbcClient jdbc;
    private final Stamps stamps;

    JdbcRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.stamps = new Stamps(jdbc);
    }

    @Override
    public String stamp() {
        return stamps.of("connection");
    }

    @Override
    public List<Row> all() {
        return jdbc.sql("select *, xmin::text as revision from connection order by name").query(JdbcRows::row).list();
    }

    @Override
    public long insert(Row row) {
        return jdbc.sql("""
                insert into connection (name, title, connector, settings, secrets, active, state, state_text)
                values (:name, :title, :connector, :settings::jsonb, :secrets, :active, :state, :stateText)
                returning id""")
                .param("name", row.name()).param("title", row.title()).param("connector", row.connector())
                .param("settings", Json.write(row.settings())).param("secrets", row.secrets())
                .param("active", row.active()).param("state", row.state()).param("stateText", row.stateText())
                .query(Long.class).single();
    }

    @Override
    public void update(Row row) {
        jdbc.sql("""
                update connection set title = :title, settings = :settings::jsonb, secrets = :secrets,
                  active = :active, state = :state, state_text = :stateText, updated = now()
                where id = :id""")
                .param("id", row.id()).param("title", row.title())
                .param("settings", Json.write(row.settings())).param("secrets", row.secrets())
                .param("active", row.active()).param("state", row.state()).param("stateText", row.stateText())
                .update();
    }

    @Override
    public void state(long id, boolean active, String state, String text) {
        jdbc.sql("update connection set active = ?, state = ?, state_text = ?, updated = now() where id = ?")
                .params(active, state, text, id).update();
    }

    private static Row row(ResultSet r, int index) throws SQLException {
        return new Row(r.getLong("id"), r.getString("name"), r.getString("title"), r.getString("connector"),
                Json.read(r.getString("settings"), STRINGS), r.getBytes("secrets"), r.getBoolean("active"),
                r.getString("state"), r.getString("state_text"), r.getString("revision"));
    }
}
