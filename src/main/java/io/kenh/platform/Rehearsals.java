package io.kenh.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Opens rehearsals. Each has a session of the database to itself, in which a temporary table of the same name hides every
 * table of the hub. Temporary tables are seen by nobody else, cost no log and vanish with their session, however it ends.
 */
@Component
public class Rehearsals {

    /** Each takes a session beside the pool, and a core while it runs. */
    private static final int MOST = 4;
    private static final int PATIENCE_SECONDS = 30;

    private final JdbcConnectionDetails details;
    private final JdbcClient db;
    private final Nodes nodes;
    private final Clock clock;
    private final Semaphore free = new Semaphore(MOST);

    Rehearsals(JdbcConnectionDetails details, JdbcClient db, Nodes nodes, Clock clock) {
        this.details = details;
        this.db = db;
        this.nodes = nodes;
        this.clock = clock;
    }

    /**
     * A hub with empty tables, which the caller closes.
     *
     * @param start  what its clock shows at first; null for now
     * @param copied tables whose rows it shall have, as they are now; those the database does not have are left out
     * @throws IllegalStateException when too many are open already
     */
    public Rehearsal open(Instant start, Collection<String> copied) {
        nodes.self();
        List<String> tables = RehearsalTables.statements(db, copied);
        await();
        try {
            Connection session = DriverManager.getConnection(details.getJdbcUrl(), details.getUsername(), details.getPassword());
            return set(session, tables, start == null ? clock.instant() : start);
        } catch (SQLException e) {
            free.release();
            throw new IllegalStateException("no rehearsal could be set up: " + e.getMessage(), e);
        }
    }

    private Rehearsal set(Connection session, List<String> tables, Instant start) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(String.join(";\n", tables));
            return new Rehearsal(session, start, () -> end(session));
        } catch (SQLException e) {
            session.close();
            throw e;
        }
    }

    private void end(Connection session) {
        try {
            session.close();
        } catch (SQLException alreadyGone) {
            // its tables are gone as well
        } finally {
            free.release();
        }
    }

    private void await() {
        try {
            if (!free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("found %d simulations under way, wanted fewer; try again when one has ended".formatted(MOST));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while other simulations were under way", e);
        }
    }
}
