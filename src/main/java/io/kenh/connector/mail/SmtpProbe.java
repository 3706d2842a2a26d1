package io.kenh.connector.mail;

import io.kenh.connector.Connection;
import io.kenh.connector.Connector;
import io.kenh.connector.Probe;
import io.kenh.connector.call.Call;
import jakarta.mail.MessagingException;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Connects to a mail server and logs in. */
@Component
class SmtpProbe implements Probe {

    @Override
    public boolean tries(Connector connector) {
        return connector.name().equals("smtp");
    }

    @Override
    public String attempt(Connection connection, Map<String, String> secrets) throws MessagingException {
        SmtpServer server = SmtpServer.of(new Call(connection, secrets, null, Map.of()));
        Transports.close(new Transports(server).open().transport());
        return server + " takes us" + (server.user().isEmpty() ? " without log-in" : " as " + server.user());
    }
}
