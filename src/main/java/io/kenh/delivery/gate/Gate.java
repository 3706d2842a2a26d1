package io.kenh.delivery.gate;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.delivery.AnswerWindows;
import io.kenh.delivery.Consents;
import io.kenh.delivery.Message;
import io.kenh.delivery.Purpose;
import io.kenh.delivery.Rule;
import io.kenh.delivery.RuleBook;
import io.kenh.delivery.SendingRules;
import io.kenh.platform.Queued;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Every message passes here before each attempt, inside the transaction that claims it. What may not leave is held until its
 * next permitted moment, outside of the queue, so that its lane goes on; or it ends as failed. Costs one statement for a batch
 * without advertising, and one more where providers limit answers; addresses that advertising goes to are locked first, so that two workers never count the same room twice.
 */
@Component("sendGate")
public class Gate {

    private final AddressLedger ledger;
    private final Refusals refusals;
    private final RuleBook book;
    private final Connections connections;
    private final Windows windows;
    private final Zones zones;
    private final AnswerWindows answers;
    private final Clock clock;

    Gate(AddressLedger ledger, Refusals refusals, RuleBook book, Connections connections, Windows windows, Zones zones, AnswerWindows answers,
            Clock clock) {
        this.ledger = ledger;
        this.refusals = refusals;
        this.book = book;
        this.connections = connections;
        this.windows = windows;
        this.zones = zones;
        this.answers = answers;
        this.clock = clock;
    }

    /**
     * Those of the messages that may leave now, in their order; the others are taken out of the queue. Part of the caller's
     * transaction.
     *
     * @param rows the queue row of each message
     */
    public List<Message> letThrough(List<Message> messages, Map<Long, Queued> rows) {
        if (messages.isEmpty()) {
            return messages;
        }
        List<Message> advertising = messages.stream().filter(message -> message.purpose() == Purpose.ADVERTISING).toList();
        Map<Message, Ruling> rulings = advertising.isEmpty() ? new LinkedHashMap<>() : judge(advertising);
        List<Message> others = messages.stream().filter(message -> message.purpose() != Purpose.ADVERTISING).toList();
        ledger.blocked(others).forEach(message -> rulings.put(message, Ruling.never(Rule.BLOCKED)));
        tooLate(messages).forEach(rulings::put);
        refusals.write(rulings, rows);
        ledger.passed(advertising.stream().filter(message -> rulings.get(message).passes()).toList(), clock.instant());
        return messages.stream().filter(message -> rulings.getOrDefault(message, Ruling.PASS).passes()).toList();
    }

    /** Answers whose time has run out while they waited. */
    private Map<Message, Ruling> tooLate(List<Message> messages) {
        Map<Long, AnswerWindows.Window> closed = answers.closed(messages, connections::byId);
        return messages.stream().filter(message -> closed.containsKey(message.id())).collect(Collectors.toMap(message -> message,
                message -> Ruling.never(closed.get(message.id()).now() == null ? Rule.ANSWER_WINDOW : Rule.BY_HAND)));
    }

    private Map<Message, Ruling> judge(List<Message> messages) {
        ledger.lock(messages);
        SendingRules rules = book.now();
        Instant now = clock.instant();
        Map<Long, Known> known = ledger.look(messages, now);
        Map<String, List<Instant>> before = new HashMap<>();
        Map<Message, Ruling> rulings = new LinkedHashMap<>();
        for (Message message : messages) {
            List<Instant> here = before.computeIfAbsent(message.channel() + " " + Consents.known(message.channel(), message.address()), k -> new ArrayList<>());
            Ruling ruling = judge(message, rules).rule(message, known.get(message.id()).after(here), now)
                    .within(Duration.ofDays(rules.heldDays()), known.get(message.id()).since(), now);
            rulings.put(message, ruling);
            if (ruling.passes()) {
                here.add(now);
            }
        }
        return rulings;
    }

    /** Nightly: what nothing is decided by any more is forgotten. */
    public void forget() {
        ledger.forget(clock.instant());
    }

    private Judge judge(Message message, SendingRules rules) {
        Connection connection = connections.byId(message.connectionId());
        return new Judge(rules.of(message.channel()), windows.of(connection), zones.of(message.channel(), message.address()));
    }
}
