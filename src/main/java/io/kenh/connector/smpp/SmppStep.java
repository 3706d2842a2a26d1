package io.kenh.connector.smpp;

import io.kenh.connector.Connection;
import io.kenh.connector.Inbox;
import io.kenh.connector.Incoming;
import io.kenh.connector.call.Call;
import io.kenh.platform.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The step {@code smpp} of Kamelets: submits the message over a link that stays open, and leaves the centre's answer
 * as {@code {code, id, text}}, the code as hex such as {@code 0x58}. What the centre delivers meanwhile goes to the
 * inbox and is confirmed to the centre once it is committed.
 */
public final class SmppStep implements Processor, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SmppStep.class);

    private final Supplier<Inbox> inbox;
    private final OneBind binds;
    private final Map<Long, Link> links = new ConcurrentHashMap<>();

    /** @param inbox asked for with each delivery */
    public SmppStep(Supplier<Inbox> inbox, OneBind binds) {
        this.inbox = inbox;
        this.binds = binds;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Call call = Call.of(exchange);
        exchange.getMessage().setBody(Json.write(send(call)));
    }

    /** Opens the link of a connection before there is anything to send: receipts come in over it. */
    public void keep(Connection connection, Map<String, String> secrets) {
        try {
            link(connection, Centre.of(connection, secrets)).open();
        } catch (IOException e) {
            log.debug("{} has no link: {}", connection.name(), e.getMessage());
        }
    }

    /** Closes the link of a connection that is paused or gone. */
    public void drop(long connection) {
        Link link = links.remove(connection);
        if (link != null) {
            link.close();
        }
    }

    @Override
    public void close() {
        links.keySet().forEach(this::drop);
    }

    private Map<String, String> send(Call call) throws IOException, InterruptedException {
        Centre centre = Centre.of(call.connection(), call.secrets());
        String to = call.message().address().replaceFirst("^\\+", "");
        try {
            String id = link(call.connection(), centre).send(to, call.message().text());
            return reply(0, Delivery.externalId(id, "same"), null);
        } catch (NegativeResponseException e) {
            return reply(e.getCommandStatus(), null, "The message centre answered " + hex(e.getCommandStatus()));
        } catch (BindRefused e) {
            return reply(e.status(), null, "The message centre refused the bind with " + hex(e.status()));
        }
    }

    private Link link(Connection connection, Centre centre) throws ConnectException {
        if (!binds.isOurs(connection)) {
            drop(connection.id());
            throw new ConnectException("the one link of " + connection.name() + " is at another node");
        }
        return links.compute(connection.id(), (id, present) -> {
            if (present != null && present.centre().equals(centre)) {
                return present;
            }
            if (present != null) {
                present.close();
            }
            return new Link(centre, new Deliveries(connection, centre.ids()));
        });
    }

    private static Map<String, String> reply(int status, String id, String text) {
        Map<String, String> reply = new LinkedHashMap<>();
        reply.put("code", hex(status));
        reply.put("id", id);
        reply.put("text", text);
        return reply;
    }

    private static String hex(int status) {
        return "0x%02x".formatted(status);
    }

    /** Takes in what one centre delivers. */
    private final class Deliveries implements MessageReceiverListener {

        private final Connection connection;
        private final String ids;

        Deliveries(Connection connection, String ids) {
            this.connection = connection;
            this.ids = ids;
        }

        /** The centre keeps what it gets no confirmation for, and delivers it again. */
        @Override
        public void onAcceptDeliverSm(DeliverSm delivered) throws ProcessRequestException {
            try {
                Incoming.Event event = Delivery.read(delivered, ids);
                inbox.get().accept(connection, List.of(event));
            } catch (RuntimeException e) {
                log.warn("A delivery of {} could not be stored; the centre will send it again: {}", connection.name(), e.toString());
                throw new ProcessRequestException("not stored", SMPPConstant.STAT_ESME_RX_T_APPN, e);
            }
        }

        @Override
        public void onAcceptAlertNotification(AlertNotification alert) {
            // says that a phone is there again, which changes nothing for us
        }

        @Override
        public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
            throw new ProcessRequestException("data_sm is not taken", SMPPConstant.STAT_ESME_RINVCMDID);
        }
    }
}
