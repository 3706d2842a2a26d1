package io.kenh.api;

import static io.kenh.api.LogResources.MESSAGES;

import io.kenh.api.operation.Call;
import io.kenh.api.operation.Operation;
import io.kenh.api.operation.Reply;
import io.kenh.api.operation.Section;
import io.kenh.api.problem.Kind;
import io.kenh.api.problem.Problem;
import io.kenh.api.table.Field;
import io.kenh.api.table.Rows;
import io.kenh.api.table.Shape;
import io.kenh.delivery.Delivery;
import io.kenh.delivery.NewMessage;
import io.kenh.delivery.Unknowns;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Messages that leave: find them, send one, settle one whose fate is unknown. */
@Component
class MessageSection implements Section {

    private static final Shape VERDICT = Shape.of("MessageVerdict", Field.text("outcome",
            "What you found out: sent (the provider has it), not-sent (it did not leave and shall not), resend (it did not leave; send it now).")
            .must().oneOf("sent", "not-sent", "resend"));

    private final Rows rows;
    private final JdbcClient db;
    private final Delivery delivery;
    private final Unknowns unknowns;
    private final NewMessages news;
    private final TransactionTemplate transactions;

    MessageSection(Rows rows, JdbcClient db, Delivery delivery, Unknowns unknowns, NewMessages news, TransactionTemplate transactions) {
        this.rows = rows;
        this.db = db;
        this.delivery = delivery;
        this.unknowns = unknowns;
        this.news = news;
        this.transactions = transactions;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.list(MESSAGES, "listMessage", "Find messages that leave, newest first", call -> rows.list(MESSAGES, call.parameters())),
                Operation.get("/messages/{id}", "getMessage", "One message", MESSAGES.shape(), call -> rows.get(MESSAGES, call.id())),
                Operation.create("/messages", "createMessage", "Send a message; it is queued when the answer comes", NewMessages.SHAPE, MESSAGES.shape(),
                        this::send),
                Operation.verb("/messages/{id}/resolve", "resolveMessage", "Settle a message in the state unknown", VERDICT, MESSAGES.shape(), this::resolve));
    }

    private Object send(Call call) {
        NewMessage message = news.of(call);
        Map<String, Long> made = transactions.execute(tx -> delivery.enqueue(List.of(message)));
        long id = made.isEmpty() ? db.sql("select id from message where key = ?").param(message.key()).query(Long.class).single() : made.get(message.key());
        return new Reply(made.isEmpty() ? 200 : 201, rows.get(MESSAGES, id), Map.of("Location", "/api/v1/messages/" + id));
    }

    private Object resolve(Call call) {
        Object state = rows.get(MESSAGES, call.id()).get("state");
        Unknowns.Verdict verdict = Unknowns.Verdict.valueOf(call.text("outcome").toUpperCase(Locale.ROOT).replace('-', '_'));
        if (!unknowns.resolve(call.id(), verdict, "resolved by " + call.caller().cause().text())) {
            throw Problem.of(Kind.CONFLICT, "Found a message in the state " + state + ", wanted unknown; nothing was changed.");
        }
        return rows.get(MESSAGES, call.id());
    }
}
