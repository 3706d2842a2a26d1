package io.kenh.intake;

import io.kenh.connector.Connections;
import io.kenh.intake.mail.Authentication;
import io.kenh.intake.mail.ParsedMail;
import org.springframework.stereotype.Component;

/**
 * Whether the company's own mail server says that a mail is not from whom it names. It is named in the settings of the
 * connection, by the name it gives itself; what any other server says is not looked at, for everybody can write it.
 */
@Component
public class SenderChecks {

    private static final String SETTING = "checkedBy";

    private final Connections connections;

    SenderChecks(Connections connections) {
        this.connections = connections;
    }

    /** False also where nothing was checked, or where nobody said whose check counts. */
    public boolean isForged(long connectionId, ParsedMail mail) {
        Authentication said = mail.headers().authentication();
        return said != null && said.isDisowned() && said.server().equalsIgnoreCase(connections.byId(connectionId).setting(SETTING, "").strip());
    }
}
