package io.kenh.intake.mailbox;

import io.kenh.connector.Connection;
import io.kenh.connector.Connector;
import io.kenh.connector.Probe;
import jakarta.mail.MessagingException;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Connects to a mailbox, logs in and opens its folder. */
@Component
class MailboxProbe implements Probe {

    private final Boxes boxes;

    MailboxProbe(Boxes boxes) {
        this.boxes = boxes;
    }

    @Override
    public boolean tries(Connector connector) {
        return Boxes.protocol(connector).isPresent();
    }

    @Override
    public String attempt(Connection connection, Map<String, String> secrets) throws MessagingException {
        Box box = boxes.of(connection, secrets);
        try {
            box.open();
            return "the mailbox is open and holds %d mails; %s".formatted(box.count(),
                    box.listens() ? "new mail is announced by the server (IDLE)" : "new mail is asked for now and then");
        } finally {
            box.close();
        }
    }
}
