package io.kenh;

import io.kenh.platform.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Fresh databases for tests, all on one server in {@link #FOLDER}: {@link #migrated()} without Spring,
 * {@link HubTest} with it. Databases of earlier runs are dropped when the first is asked for.
 */
public final class TestDatabase {

    /** The data folder of all tests. */
    public static final String FOLDER = "target/test-data";

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static EmbeddedPostgres server;

    private TestDatabase() {
    }

    /** A new database with the hub's tables. */
    public static DataSource migrated() {
        DataSource database = empty();
        Flyway.configure().dataSource(database).load().migrate();
        return database;
    }

    /** A new database without any table. */
    public static DataSource empty() {
        String name = newName();
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(server().url(name));
        database.setUser(server().user());
        database.setPassword(server().password());
        return database;
    }

    /** A name no other test of this run has, after leftovers of earlier runs have been dropped. */
    static String newName() {
        server();
        return "t_" + COUNT.incrementAndGet();
    }

    private static synchronized EmbeddedPostgres server() {
        if (server == null) {
            server = EmbeddedPostgres.start(Path.of(FOLDER));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            dropLeftovers();
        }
        return server;
    }

    private static void dropLeftovers() {
        try (Connection connection = DriverManager.getConnection(server.url("kenh"), server.user(), server.password());
             Statement statement = connection.createStatement()) {
            List<String> leftovers = new ArrayList<>();
            ResultSet names = statement.executeQuery("select datname from pg_database where datname like 't\\_%'");
            while (names.next()) {
                leftovers.add(names.getString(1));
            }
            for (String name : leftovers) {
                statement.execute("drop database " + name + " with (force)");
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("leftover test databases cannot be dropped", failed);
        }
    }
}
