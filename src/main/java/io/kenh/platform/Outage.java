package io.kenh.platform;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells a database that went away from work that failed: the first says nothing against the work. */
public final class Outage {

    private static final int MOST_CAUSES = 50;
    private static final String FROZEN = "25P03";

    private Outage() {
    }

    /** Whether the failure, or what caused it, is a lost or refused connection to the database. */
    public static boolean is(Throwable failure) {
        return Stream.iterate(failure, t -> t != null, Throwable::getCause).limit(MOST_CAUSES)
                .anyMatch(t -> isItself(t) || t instanceof TransactionSystemException rollback && is(rollback.getApplicationException()));
    }

    private static boolean isItself(Throwable failure) {
        return failure instanceof DataAccessResourceFailureException || failure instanceof CannotCreateTransactionException
                || failure instanceof SQLTransientConnectionException
                || failure instanceof SQLException lost && isLost(lost);
    }

    /**
     * Class 08: connection; 57P: the server stops or starts; 25P03: it gave up a session that was silent in a transaction.
     * A pool answers without a state for a connection that it has given up.
     */
    private static boolean isLost(SQLException failure) {
        String state = failure.getSQLState();
        return state == null ? "Connection is closed".equals(failure.getMessage())
                : state.startsWith("08") || state.startsWith("57P") || state.equals(FROZEN);
    }
}
