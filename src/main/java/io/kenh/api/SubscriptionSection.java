package io.kenh.api;

import io.kenh.api.operation.Call;
import io.kenh.api.operation.Operation;
import io.kenh.api.operation.Reply;
import io.kenh.api.operation.Section;
import io.kenh.api.problem.Fault;
import io.kenh.api.problem.Kind;
import io.kenh.api.problem.Problem;
import io.kenh.api.table.Column;
import io.kenh.api.table.Field;
import io.kenh.api.table.FieldType;
import io.kenh.api.table.Page;
import io.kenh.api.table.Resource;
import io.kenh.api.table.Rows;
import io.kenh.api.table.Shape;
import io.kenh.crm.InvalidValue;
import io.kenh.sync.Deliveries;
import io.kenh.sync.Standing;
import io.kenh.sync.Subscription;
import io.kenh.sync.Subscriptions;
import io.kenh.sync.WantedSubscription;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Programs that hear of changes, by webhook or Kafka. */
@Component
class SubscriptionSection implements Section {

    private static final int MOST_UNDELIVERED = 1_000;
    private static final Field OUTLET = Field.text("outlet", "How it is told: webhook or kafka; webhook unless said.").filled().oneOf(Subscription.WEBHOOK, Subscription.KAFKA);
    private static final Field URL = Field.text("url", "Where a webhook is posted to.").most(2_000).like("https://company.example/kenh");
    private static final Field CONNECTION = Field.text("connection", "Name of the connection to the Kafka cluster.").like("kafka");
    private static final Field TOPIC = Field.text("topic", "Of Kafka; may hold {object}.").like("kenh.{object}");
    private static final Field OBJECTS = Field.of(FieldType.TEXTS, "objects", "Kinds of record; none: all.").filled().like(List.of("contact", "ticket"));
    private static final Field KINDS = Field.of(FieldType.TEXTS, "kinds", "Kinds of change; none: all.").filled().like(List.of("created", "updated"));
    private static final Field FIELDS = Field.of(FieldType.TEXTS, "fields", "The fields it may know, and whose change it hears of; none: all.").filled()
            .like(List.of("name", "phone", "custom.level"));
    private static final Field SECRET = Field.text("secret", "What receivers verify posts with; made when none is sent.").like("whsec_…");
    private static final Column NAME = Column.writable(Field.text("name", "What it is called; unique.").must().most(100).like("Data warehouse"));

    private static final Resource SUBSCRIPTIONS = new Resource("subscriptions", "subscription",
            "(select s.*, c.name as connection from subscription s left join connection c on c.id = s.connection_id) t",
            List.of(Fields.ID, NAME, Column.writable(OUTLET), Column.writable(URL), Column.writable(CONNECTION), Column.writable(TOPIC),
                    Column.writable(OBJECTS), Column.writable(KINDS), Column.writable(FIELDS),
                    Column.of(Field.text("state", "ok, paused or failing.").like("ok"),
                            "case when not t.active then 'paused' when t.failures >= " + Subscription.MOST_FAILURES + " then 'failing' else 'ok' end"),
                    Column.of(Field.of(FieldType.INTEGER, "position", "Id of the last change that was read.").like(4711)),
                    Column.of(Field.of(FieldType.INTEGER, "delivered", "How many changes it has got.").like(4000)),
                    Column.of(Field.time("deliveredAt", "When it got the last one.")), Column.of(Field.text("trouble", "What went wrong last.").like("HTTP 503")),
                    Column.of(Field.time("troubleAt", "When that was.")), Column.of(Field.time("formerUntil", "The former secret signs along until then.")),
                    Column.of(Field.time("retryAt", "A receiver that fails is left alone until then.")),
                    Fields.CREATED, Fields.UPDATED), List.of());
    private static final Shape NEW = Shape.of("NewSubscription", NAME.field(), OUTLET, URL, SECRET, CONNECTION, TOPIC, OBJECTS, KINDS, FIELDS,
            Field.text("from", "now, or beginning for all that ever happened.").filled().oneOf("now", "beginning"));
    private static final Shape EDIT = new Shape("SubscriptionEdit", List.of(NAME.field(), OUTLET, URL, SECRET, CONNECTION, TOPIC, OBJECTS, KINDS, FIELDS), true);
    private static final Shape STANDING = Shape.of("SubscriptionStanding",
            Field.of(FieldType.INTEGER, "behind", "Changes it has not read yet, whether they concern it or not.").like(0),
            Field.time("oldest", "When the first of them happened."), Field.of(FieldType.INTEGER, "waiting", "Are tried again by themselves.").like(0),
            Field.of(FieldType.INTEGER, "parked", "Given up until somebody sends them again.").like(0));
    private static final Shape UNDELIVERED = Shape.of("Undelivered", Field.id("change", "Its id in the log of changes.").like(4711),
            Field.text("object", "Kind of record.").like("contact"), Field.id("objectId", "The record.").like(77), Field.text("kind", "Of change.").like("updated"),
            Field.of(FieldType.INTEGER, "attempts", "How often it was tried.").like(3), Field.of(FieldType.BOOLEAN, "parked", "Given up; else it is tried by itself.").like(true),
            Field.text("reason", "Why.").like("HTTP 400"), Field.time("due", "Next attempt."), Field.time("since", "When it failed first."));
    private static final Shape REDRIVEN = Shape.of("SubscriptionRedriven", Field.of(FieldType.INTEGER, "redriven", "How many are tried again.").like(12));
    private static final Shape FORGOTTEN = Shape.of("SubscriptionForgotten", Field.of(FieldType.INTEGER, "forgotten", "How many are gone.").like(12));
    private static final Field REASON = Field.text("reason", "Only what was given up for this, the words of the receiver left out; all when left out.").like("HTTP 400");
    private static final Shape KEY = Shape.of("SubscriptionSecret", SECRET);

    private final Rows rows;
    private final Subscriptions subscriptions;
    private final Deliveries deliveries;

    SubscriptionSection(Rows rows, Subscriptions subscriptions, Deliveries deliveries) {
        this.rows = rows;
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
    }

    @Override
    public List<Operation> operations() {
        Shape answer = SUBSCRIPTIONS.shape();
        return List.of(
                Operation.list(SUBSCRIPTIONS, "listSubscription", "Programs that hear of changes", call -> rows.list(SUBSCRIPTIONS, call.parameters())),
                Operation.get("/subscriptions/{id}", "getSubscription", "One of them", answer, call -> rows.get(SUBSCRIPTIONS, find(call).id())),
                Operation.create("/subscriptions", "createSubscription", "Tell a program of changes", NEW, answer, this::create),
                Operation.patch("/subscriptions/{id}", "updateSubscription", "Change what is sent; a receiver that failed is tried at once", EDIT, answer, this::update),
                Operation.get("/subscriptions/{id}/standing", "getSubscriptionStanding", "How far it is", STANDING, call -> standing(find(call))),
                Operation.get("/subscriptions/{id}/undelivered", "listUndelivered", "What it has not got, oldest first; at most " + MOST_UNDELIVERED, UNDELIVERED,
                        call -> new Page<>(deliveries.undelivered(find(call).id(), 0, MOST_UNDELIVERED), null)).asList(),
                Operation.verb("/subscriptions/{id}/redrive", "redriveSubscription", "Send all that was given up again, in order", null, REDRIVEN,
                        call -> Map.of("redriven", deliveries.redrive(find(call).id(), (String) call.parameters().get("reason")))).taking(List.of(REASON)),
                Operation.verb("/subscriptions/{id}/forget", "forgetUndelivered", "Forget what was given up: nobody sends it any more", null, FORGOTTEN,
                        call -> Map.of("forgotten", deliveries.forget(find(call).id(), (String) call.parameters().get("reason")))).taking(List.of(REASON)),
                Operation.verb("/subscriptions/{id}/undelivered/{change}/redrive", "redriveUndelivered", "Send one that was given up again", null, REDRIVEN, this::one),
                verb("pause", "Deliver nothing until it is resumed; nothing is lost", subscriptions::pause),
                verb("resume", "Go on after the last change it got", subscriptions::resume),
                Operation.verb("/subscriptions/{id}/secret", "showSubscriptionSecret", "What receivers verify posts with", null, KEY,
                        call -> Map.of("secret", subscriptions.secret(find(call).id()))),
                Operation.verb("/subscriptions/{id}/new-secret", "renewSubscriptionSecret", "Sign with a new secret; the former one signs along until formerUntil", null, KEY,
                        call -> Map.of("secret", subscriptions.newSecret(find(call).id()))),
                Operation.verb("/subscriptions/{id}/end-former-secret", "endFormerSubscriptionSecret", "Sign with the present secret alone from now on", null, answer,
                        call -> after(call, subscriptions::endFormerSecret)),
                Operation.delete("/subscriptions/{id}", "deleteSubscription", "End it; what it has not got is forgotten", this::delete));
    }

    private Operation verb(String name, String summary, LongConsumer verb) {
        return Operation.verb("/subscriptions/{id}/" + name, name + "Subscription", summary, null, SUBSCRIPTIONS.shape(), call -> after(call, verb));
    }

    private Object after(Call call, LongConsumer verb) {
        verb.accept(find(call).id());
        return rows.get(SUBSCRIPTIONS, call.id());
    }

    private Object create(Call call) {
        WantedSubscription none = new WantedSubscription(null, Subscription.WEBHOOK, null, null, null, null, List.of(), List.of(), List.of());
        Subscription made = orRaise(() -> subscriptions.create(wanted(call.body(), none), "beginning".equals(call.text("from"))));
        return new Reply(201, rows.get(SUBSCRIPTIONS, made.id()), Map.of("Location", "/api/v1/subscriptions/" + made.id()));
    }

    private Object update(Call call) {
        Subscription now = find(call);
        Map<?, ?> row = (Map<?, ?>) rows.get(SUBSCRIPTIONS, now.id());
        WantedSubscription before = new WantedSubscription(now.name(), now.outlet(), now.url(), null, (String) row.get("connection"), now.topic(),
                now.objects(), now.kinds(), now.fields());
        orRaise(() -> subscriptions.update(now.id(), wanted(call.body(), before)));
        return rows.get(SUBSCRIPTIONS, now.id());
    }

    @SuppressWarnings("unchecked")
    private static WantedSubscription wanted(Map<String, Object> body, WantedSubscription now) {
        return new WantedSubscription((String) body.getOrDefault("name", now.name()), (String) body.getOrDefault("outlet", now.outlet()),
                (String) body.getOrDefault("url", now.url()), (String) body.get("secret"), (String) body.getOrDefault("connection", now.connection()),
                (String) body.getOrDefault("topic", now.topic()), (List<String>) body.getOrDefault("objects", now.objects()),
                (List<String>) body.getOrDefault("kinds", now.kinds()), (List<String>) body.getOrDefault("fields", now.fields()));
    }

    private Map<String, Object> standing(Subscription subscription) {
        Standing standing = deliveries.standing(subscription);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("behind", standing.behind());
        answer.put("oldest", standing.oldest());
        answer.put("waiting", standing.waiting());
        answer.put("parked", standing.parked());
        return answer;
    }

    private Object one(Call call) {
        String change = call.path().get("change");
        if (!change.matches("[1-9][0-9]{0,17}") || !deliveries.redrive(find(call).id(), Long.parseLong(change))) {
            throw Problem.notFound("change that this subscription was not told of");
        }
        return Map.of("redriven", 1);
    }

    private Object delete(Call call) {
        subscriptions.delete(find(call).id());
        return null;
    }

    private Subscription find(Call call) {
        return subscriptions.find(call.id()).orElseThrow(() -> Problem.notFound("subscription " + call.id()));
    }

    private static <T> T orRaise(Supplier<T> work) {
        try {
            return work.get();
        } catch (InvalidValue invalid) {
            throw Problem.of(Kind.INVALID_VALUES, List.of(new Fault(invalid.field(), invalid.found(), invalid.wanted().sentence(invalid.detail()))));
        }
    }
}
