package io.kenh.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/**
 * The PostgreSQL of a data folder, one server per folder and process: every {@link #start} joins it, and it stops when each
 * of them has been closed. Another process on the same folder is refused.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Map<Path, EmbeddedPostgres> RUNNING = new HashMap<>();

    private final Path data;
    private final RunningPostgres server;
    private int shares;

    private EmbeddedPostgres(Path data, RunningPostgres server) {
        this.data = data;
        this.server = server;
    }

    /**
     * Starts the server of a data folder, or joins it if this process already runs it; the folder is made when absent.
     *
     * @throws PostgresFailure when it cannot start, with the reason and the next step
     */
    public static EmbeddedPostgres start(Path folder) {
        Path data = folder.toAbsolutePath().normalize();
        synchronized (RUNNING) {
            EmbeddedPostgres postgres = RUNNING.computeIfAbsent(data, EmbeddedPostgres::launch);
            postgres.shares++;
            return postgres;
        }
    }

    private static EmbeddedPostgres launch(Path data) {
        try {
            return new EmbeddedPostgres(data, RunningPostgres.start(data));
        } catch (IOException failed) {
            throw new PostgresFailure("PostgreSQL in %s cannot be set up: %s".formatted(data, failed),
                    "Check space and rights of the folder, or set spring.datasource.url.", failed);
        }
    }

    /**
     * The JDBC address of a database, which is created when absent.
     *
     * @param database lower-case letters, digits and underscores, beginning with a letter, at most 63
     */
    public String url(String database) {
        if (!database.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("kenh.database: found '%s', wanted lower-case letters, digits, underscores"
                    .formatted(database));
        }
        try (Connection connection = server.connect("postgres")) {
            create(database, connection);
            return server.url(database);
        } catch (SQLException failed) {
            throw new PostgresFailure("Database %s cannot be created: %s".formatted(database, failed.getMessage()),
                    "See server.log in " + data.resolve("postgres") + ".", failed);
        }
    }

    private static void create(String database, Connection connection) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement("select 1 from pg_database where datname = ?");
             Statement create = connection.createStatement()) {
            find.setString(1, database);
            if (!find.executeQuery().next()) {
                create.execute("create database " + database);
            }
        }
    }

    /** The role the hub works as. */
    public String user() {
        return RunningPostgres.USER;
    }

    /** Its password; never log it. */
    public String password() {
        return server.password();
    }

    /** To be called once for each {@link #start}; the last one stops the server, with everything committed on disk. */
    @Override
    public void close() {
        synchronized (RUNNING) {
            if (--shares == 0) {
                RUNNING.remove(data);
                stop();
            }
        }
    }

    private void stop() {
        try {
            server.stop();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
