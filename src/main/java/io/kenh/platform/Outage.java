package io.kenh.platform;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells a database that went away from work that failed: the first says nothing against the work. */
public final class Outage {

    private Outage() {
    }

    /** Whether the failure, or what caused it, is a lost or refused connection to the database. */
    public static boolean is(Throwable failure) {
        return Stream.iterate(failure, t -> t != null, Outage::cause).limit(50).anyMatch(Outage::isItself);
    }

    /** A rollback that fails hides what it was for. */
    private static Throwable cause(Throwable failure) {
        return failure instanceof TransactionSystemException rollback && rollback.getApplicationException() != null
                ? rollback.getApplicationException() : failure.getCause();
    }

    private static boolean isItself(Throwable failure) {
        return failure instanceof DataAccessResourceFailureException || failure instanceof CannotCreateTransactionException
                || failure instanceof SQLTransientConnectionException
                || failure instanceof SQLException lost && isLost(lost);
    }

    /** Class 08: connection; 57P: the server stops or starts. A pool answers without a state for one that it has given up. */
    private static boolean isLost(SQLException failure) {
        String state = failure.getSQLState();
        return state == null ? "Connection is closed".equals(failure.getMessage())
                : state.startsWith("08") || state.startsWith("57P");
    }
}
