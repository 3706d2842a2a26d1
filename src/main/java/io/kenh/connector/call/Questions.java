package io.kenh.connector.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.kenh.connector.Answer;
import io.kenh.connector.Balance;
import io.kenh.connector.Connection;
import io.kenh.connector.Connector;
import io.kenh.connector.Connectors;
import io.kenh.connector.Incoming;
import io.kenh.connector.Inquiries;
import io.kenh.connector.Outcome;
import io.kenh.connector.Outgoing;
import io.kenh.connector.mapping.Pick;
import io.kenh.connector.webhook.EventReader;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Questions to providers, by the sections {@code balance} and {@code receipts} of their connectors. */
public final class Questions implements Inquiries {

    private static final String BALANCE = "balance";
    private static final String RECEIPTS = "receipts";
    static final String QUESTIONS = "questions";
    private static final long USUAL_PERIOD = 120;
    private static final long USUAL_HOURS = 48;

    private final Connectors connectors;
    private final Guard guard;
    private final Clock clock;

    public Questions(Connectors connectors, Guard guard, Clock clock) {
        this.connectors = connectors;
        this.guard = guard;
        this.clock = clock;
    }

    @Override
    public Optional<Balance> balance(Connection connection) {
        JsonNode declared = section(connection, BALANCE);
        if (declared.isMissingNode()) {
            return Optional.empty();
        }
        JsonNode tree = ask(connection, declared, BALANCE, about(null), Map.of());
        return amount(Pick.of(declared.path("amount")), tree)
                .map(amount -> new Balance(amount, currency(declared, tree), clock.instant()));
    }

    @Override
    public Optional<Polling> polling(Connection connection) {
        JsonNode declared = section(connection, RECEIPTS);
        String onlyIf = declared.path("onlyIf").asText();
        boolean wanted = onlyIf.isEmpty() || Boolean.parseBoolean(connection.setting(onlyIf, "false"));
        return declared.isMissingNode() || !wanted ? Optional.empty() : Optional.of(new Polling(
                "message".equals(declared.path("ask").asText("message")),
                declared.path("everySeconds").asLong(USUAL_PERIOD), declared.path("forHours").asLong(USUAL_HOURS)));
    }

    @Override
    public List<Incoming.Event> receipts(Connection connection, Sent sent) {
        JsonNode declared = section(connection, RECEIPTS);
        Map<String, String> present = sent == null || sent.externalId() == null ? Map.of()
                : Map.of("externalId", sent.externalId());
        JsonNode tree = ask(connection, declared, RECEIPTS, about(sent), present);
        if (!tree.isContainerNode()) {
            return List.of();
        }
        List<Incoming.Event> events = new EventReader(declared).read(tree);
        return sent == null ? events : events.stream().map(event -> about(sent, event)).toList();
    }

    /** An answer to a question about one message is about that message, whether it says so or not. */
    private static Incoming.Event about(Sent sent, Incoming.Event event) {
        event.payload().put("messageId", Long.toString(sent.messageId())).put("externalId", sent.externalId());
        String id = event.externalId().startsWith(sent.externalId()) ? event.externalId() : sent.externalId() + "/" + event.externalId();
        return new Incoming.Event(id, event.kind(), event.lane(), event.payload());
    }

    private JsonNode ask(Connection connection, JsonNode declared, String section, Outgoing message, Map<String, String> present) {
        try {
            Connector connector = connectors.byName(connection.connector()).orElseThrow();
            Reply reply = guard.call(connection, connector, declared.path("kamelet").asText(), section, message, present);
            return reply.answer().isAccepted() ? reply.tree() : MissingNode.getInstance();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return MissingNode.getInstance();
        }
    }

    @Override
    public boolean canAsk(Connection connection, String question) {
        return section(connection, QUESTIONS).has(question);
    }

    @Override
    public Told ask(Connection connection, String question, String about, Instant since) {
        Connector connector = connectors.byName(connection.connector()).orElseThrow();
        try {
            return new Asking(guard, connection, connector, question).ask(about, since);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Told(Answer.of(Outcome.RETRY, "kenh.stopping", "The hub is stopping"), List.of());
        }
    }

    @Override
    public List<Repeated> repeated(Connection connection) {
        return section(connection, QUESTIONS).properties().stream().filter(question -> question.getValue().has("everySeconds"))
                .map(question -> new Repeated(question.getKey(), connection.setting(question.getValue().path("about").asText(), ""),
                        question.getValue().path("everySeconds").asInt()))
                .filter(repeated -> !repeated.about().isBlank()).toList();
    }

    private JsonNode section(Connection connection, String name) {
        return connectors.byName(connection.connector()).map(c -> c.definition().path(name)).orElse(MissingNode.getInstance());
    }

    static Outgoing about(Sent sent) {
        return new Outgoing(sent == null ? 0 : sent.messageId(), "", "", sent == null ? "" : sent.address(), null, null,
                "", null, null, "");
    }

    private static Optional<BigDecimal> amount(Pick pick, JsonNode tree) {
        String found = pick.from(tree);
        try {
            return found == null ? Optional.empty() : Optional.of(new BigDecimal(found.strip()).stripTrailingZeros());
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String currency(JsonNode declared, JsonNode tree) {
        Pick pick = Pick.of(declared.path("currency"));
        return pick == null ? null : pick.from(tree);
    }
}
