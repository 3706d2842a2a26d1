package io.kenh.platform;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.stereotype.Component;

/** Lets a migration work as long as it needs; everywhere else a silent database counts as gone after a while. */
@Component
class PatientMigrations implements Callback {

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    /** The pool gives the connection its limit back when it is returned. */
    @Override
    public void handle(Event event, Context context) {
        try {
            context.getConnection().setNetworkTimeout(Runnable::run, 0);
        } catch (SQLException e) {
            throw new FlywayException("the database connection takes no time limit: " + e.getMessage(), e);
        }
    }

    @Override
    public String getCallbackName() {
        return "patient-migrations";
    }
}
