package io.kenh.api;

import io.kenh.api.operation.Call;
import io.kenh.api.operation.Operation;
import io.kenh.api.operation.Section;
import io.kenh.api.problem.Fault;
import io.kenh.api.problem.Kind;
import io.kenh.api.problem.Problem;
import io.kenh.api.table.Field;
import io.kenh.api.table.FieldType;
import io.kenh.api.table.Shape;
import io.kenh.connector.Connections;
import io.kenh.intake.ForwardingChecks;
import io.kenh.intake.MailWays;
import io.kenh.intake.MailboxStates;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How mail comes in by a connection, and a trial whether it does. */
@Component
class MailWaySection implements Section {

    private static final Shape WAY = Shape.of("ConnectionMail",
            Field.text("forwardTo", "The hub's own address that mail is to be forwarded to; null for a mailbox that is read.").like("support@in.kenh.example"),
            Field.text("way", "idle: the server tells of new mail; poll: it is asked; push: mail is brought to us; null before the first look.").like("idle"),
            Field.time("looked", "The last look that came to its end."), Field.time("lastMail", "When the last mail was committed."),
            Field.of(FieldType.INTEGER, "backlog", "Mails seen on the server and not yet taken.").like(0),
            Field.of(FieldType.BOOLEAN, "canTry", "Whether a trial makes sense.").like(true),
            Field.text("trial", "How the last trial mail went: waiting, works, late, not-sent; null for none.").like("works"),
            Field.text("trialAddress", "Where it was sent to.").like("support@kenh.example"), Field.time("trialSent", "When."),
            Field.of(FieldType.INTEGER, "trialSeconds", "From sending to arrival; null as long as it did not arrive.").like(2),
            Field.text("trialTrouble", "Why it could not be sent."));

    private final MailWays ways;
    private final ForwardingChecks checks;
    private final Connections connections;

    MailWaySection(MailWays ways, ForwardingChecks checks, Connections connections) {
        this.ways = ways;
        this.checks = checks;
        this.connections = connections;
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.get("/connections/{id}/mail", "getConnectionMail", "How mail comes in by a connection, and whether it does", WAY,
                        call -> shown(way(call))),
                Operation.verb("/connections/{id}/mail/trial", "tryConnectionMail", "Send a trial mail to the connection's address; ask a minute later whether it arrived",
                        null, WAY, this::start));
    }

    private Object start(Call call) {
        if (!way(call).canTry()) {
            throw Problem.of(Kind.CONFLICT, List.of(new Fault("connection", String.valueOf(call.id()), "an active one with the address that customers write to")));
        }
        checks.start(connections.byId(call.id()));
        return shown(way(call));
    }

    private MailWays.Way way(Call call) {
        return Optional.ofNullable(ways.all().get(call.id())).orElseThrow(() -> Problem.notFound("connection %d that brings in mail".formatted(call.id())));
    }

    private static Map<String, Object> shown(MailWays.Way way) {
        Map<String, Object> shown = new LinkedHashMap<>();
        Optional<MailboxStates.State> state = Optional.ofNullable(way.state());
        Optional<ForwardingChecks.Check> trial = Optional.ofNullable(way.check());
        shown.put("forwardTo", way.receives());
        shown.put("way", state.map(MailboxStates.State::way).orElse(null));
        shown.put("looked", state.map(MailboxStates.State::looked).map(Instant::toString).orElse(null));
        shown.put("lastMail", state.map(MailboxStates.State::lastMail).map(Instant::toString).orElse(null));
        shown.put("backlog", state.map(MailboxStates.State::backlog).orElse(0L));
        shown.put("canTry", way.canTry());
        shown.put("trial", trial.map(check -> check.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-')).orElse(null));
        shown.put("trialAddress", trial.map(ForwardingChecks.Check::address).orElse(null));
        shown.put("trialSent", trial.map(check -> check.sent().toString()).orElse(null));
        shown.put("trialSeconds", trial.map(ForwardingChecks.Check::took).map(Duration::toSeconds).orElse(null));
        shown.put("trialTrouble", trial.map(ForwardingChecks.Check::trouble).orElse(null));
        return shown;
    }
}
