package io.kenh.intake.mailbox;

import io.kenh.connector.Connection;
import io.kenh.connector.Connector;
import io.kenh.connector.Probe;
import jakarta.mail.MessagingException;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Connects to a mailbox, logs in and opens its folder. */
@Component
class ImapProbe implements Probe {

    @Override
    public boolean tries(Connector connector) {
        return connector.name().equals(Mailboxes.CONNECTOR);
    }

    @Override
    public String attempt(Connection connection, Map<String, String> secrets) throws MessagingException {
        Mailbox mailbox = new Mailbox(connection, secrets, 0);
        try {
            mailbox.open();
            return "%s is open and holds %d mails".formatted(mailbox.folderName(), mailbox.count());
        } finally {
            mailbox.close();
        }
    }
}
