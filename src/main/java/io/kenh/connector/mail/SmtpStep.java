package io.kenh.connector.mail;

import io.kenh.connector.call.Call;
import io.kenh.platform.Json;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.net.ConnectException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The step {@code smtp} of Kamelets: sends the message as one mail and leaves the server's reply as
 * {@code {code, id, text}}. A connection lost before the whole mail had left is a refused connection; one lost
 * after it is an unknown outcome, reply {@code lost}.
 */
public final class SmtpStep implements Processor {

    private static final String CLOSING = "421";

    private final Clock clock;
    private final Map<Long, Transports> servers = new ConcurrentHashMap<>();

    public SmtpStep(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        exchange.getMessage().setBody(Json.write(send(Call.of(exchange))));
    }

    private Reply send(Call call) throws MessagingException, ConnectException {
        Transports transports = transports(call);
        Mail mail;
        try {
            mail = new Mail(transports.session(), call, clock.instant());
        } catch (AddressException e) {
            return new Reply("553", null, "Not a mail address: " + e.getMessage());
        }
        try {
            return send(transports, mail);
        } catch (MessagingException e) {
            return Reply.in(e).orElseThrow(() -> notSent(e.getMessage()));
        }
    }

    /** @throws MessagingException when no connection can be opened */
    private static Reply send(Transports transports, Mail mail) throws MessagingException, ConnectException {
        Transports.Lease lease = transports.take();
        Reply reply = attempt(transports, lease, mail);
        boolean stale = lease.used() && (reply == null || CLOSING.equals(reply.code()));
        if (stale) {
            reply = attempt(transports, transports.open(), mail);
        }
        if (reply == null) {
            throw notSent("the mail server hung up before it had the whole mail");
        }
        return reply;
    }

    private static ConnectException notSent(String why) {
        return new ConnectException(why);
    }

    /** Null when the connection broke before the whole mail had left. */
    private static Reply attempt(Transports transports, Transports.Lease lease, Mail mail) {
        try {
            lease.transport().sendMessage(mail, mail.getAllRecipients());
            String said = lease.transport().getLastServerResponse();
            transports.giveBack(lease.transport());
            return new Reply("250", mail.messageId(), said.strip());
        } catch (MessagingException e) {
            Transports.close(lease.transport());
            return Reply.in(e).orElseGet(() -> mail.wasWritten()
                    ? new Reply("lost", mail.messageId(), "The server hung up instead of confirming the mail") : null);
        }
    }

    private Transports transports(Call call) {
        SmtpServer server = SmtpServer.of(call);
        Transports present = servers.get(call.connection().id());
        if (present != null && present.server().equals(server)) {
            return present;
        }
        Transports made = new Transports(server);
        Transports former = servers.put(call.connection().id(), made);
        if (former != null) {
            former.closeAll();
        }
        return made;
    }
}
