package io.kenh.intake.web;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.HttpRequestParts;
import io.kenh.connector.Incoming;
import io.kenh.connector.Webhooks;
import io.kenh.intake.Accepted;
import io.kenh.intake.FormFiles;
import io.kenh.intake.Raw;
import io.kenh.platform.Json;
import io.kenh.platform.Outage;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * {@code /in/{connection}}: webhooks, forms and receipts. A plain servlet, because this is the
 * busiest place of the hub. It answers 2xx only after the event is committed.
 */
class WebDoor extends HttpServlet {

    private static final Logger log = LoggerFactory.getLogger(WebDoor.class);
    private static final String FORMS = "web-form";

    private final transient Connections connections;
    private final transient Webhooks webhooks;
    private final transient ProducerTemplate routes;
    private final transient WebSettings settings;
    private final transient FormDoor forms;

    WebDoor(Connections connections, Webhooks webhooks, Captchas captchas, FormFiles files, ProducerTemplate routes, WebSettings settings, Clock clock) {
        this.connections = connections;
        this.webhooks = webhooks;
        this.routes = routes;
        this.settings = settings;
        this.forms = new FormDoor(webhooks, captchas, settings, files, this::accept, clock);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        try {
            answer(request, response);
        } catch (IOException e) {
            // nothing was written down, and there is nobody left to tell
            log.debug("A sender went away in the middle", e);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            open(request, response);
        } catch (Refused refused) {
            Answers.problem(response, refused.status(), refused.title(), refused.getMessage());
        } catch (RuntimeException e) {
            if (Outage.is(e)) {
                log.warn("The database is away; a sender is asked to try again");
            } else if (NestedExceptionUtils.getMostSpecificCause(e) instanceof RejectedExecutionException) {
                log.info("The hub is just starting or stopping; a sender is asked to try again");
            } else {
                log.error("The door could not write an arrival down; the sender is asked to try again", e);
            }
            response.setHeader("Retry-After", "5");
            Answers.problem(response, 503, "Not taken", "the event could not be stored; please send it again");
        }
    }

    private void open(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String[] path = Requests.path(request);
        Connection connection = connections.byName(path[0]).orElseThrow(() ->
                new Refused(404, "Unknown connection", "there is no connection of this name; the console lists them under Connections"));
        boolean isForm = connection.connector().equals(FORMS);
        if (isForm && request.getMethod().equals("OPTIONS")) {
            new FormAnswer(connection, request, response).preflight();
            return;
        }
        if (!connection.active()) {
            throw new Refused(503, "Paused", "this connection is paused; please send it again later");
        }
        if (isForm) {
            form(connection, request, path[1], new FormAnswer(connection, request, response));
        } else {
            webhook(connection, Requests.parts(request, path[1], settings.maxBody().toBytes()), response);
        }
    }

    private void form(Connection connection, HttpServletRequest request, String rest, FormAnswer answer) throws IOException {
        try {
            forms.take(connection, request, rest, answer);
        } catch (Refused refused) {
            if (!answer.isForPeople()) {
                throw refused;
            }
            answer.refused(refused);
        }
    }

    /** @throws Refused unless the request may come in and can be read */
    static void refuseUnlessReadable(Connection connection, Incoming incoming) {
        if (incoming.verdict() == Incoming.Verdict.WRONG || incoming.verdict() == Incoming.Verdict.MISSING) {
            log.warn("Refused at /in/{}: {}", connection.name(), incoming.why());
            throw new Refused(403, "Not genuine", "the signature, token or origin is missing or wrong");
        }
        if (!incoming.isGenuine()) {
            throw new Refused(400, "Not readable", incoming.why());
        }
    }

    private void webhook(Connection connection, HttpRequestParts parts, HttpServletResponse response) throws IOException {
        Incoming incoming = webhooks.read(connection, parts);
        refuseUnlessReadable(connection, incoming);
        answer(response, incoming, accept(connection, incoming.events()));
    }

    private List<Accepted> accept(Connection connection, List<Incoming.Event> events) {
        List<Accepted> accepted = new ArrayList<>();
        for (Incoming.Event event : events) {
            accepted.add(accept(new Raw(webhooks.owner(connection, event).id(), event.externalId(), event.kind(), event.lane(),
                    Json.write(event.payload()), null)));
        }
        return accepted;
    }

    private Accepted accept(Raw raw) {
        return routes.requestBody("direct:inbound-web", raw, Accepted.class);
    }

    private static void answer(HttpServletResponse response, Incoming incoming, List<Accepted> accepted) throws IOException {
        if (incoming.reply() != null) {
            Answers.write(response, incoming.reply().status(), incoming.reply().contentType(), incoming.reply().body());
        } else {
            Answers.write(response, 200, "application/json", Json.write(Map.of("accepted", accepted.size())));
        }
    }
}
