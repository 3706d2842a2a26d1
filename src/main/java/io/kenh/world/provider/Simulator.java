package io.kenh.world.provider;

import io.kenh.connector.Simulation;
import io.kenh.world.crm.Crm;
import io.kenh.world.crm.Crms;
import io.kenh.world.dials.Dial;
import io.kenh.world.dials.Dials;
import io.kenh.world.http.Handler;
import io.kenh.world.http.Reply;
import io.kenh.world.http.Request;
import io.kenh.world.journal.Journal;
import io.kenh.world.journal.Received;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Plays the providers: {@code /{connector}/…} is answered as that provider would, with the faults dialled. */
public final class Simulator implements Handler, AutoCloseable {

    private static final int LONGEST_BODY = 4_000;
    /** What a customer does at a provider; the hub has no part in it, and the dials for its requests say nothing about it. */
    private static final String CUSTOMER = "CUSTOMER";
    private static final long CRM_TELLS_AFTER_MILLIS = 100;

    private final Providers providers;
    private final Dials dials;
    private final Journal journal;
    private final Supplier<Hub> hub;
    private final Clock clock;
    private final Callbacks callbacks = new Callbacks();
    private final Tokens tokens;
    private final Map<String, Crm> crms = new ConcurrentHashMap<>();
    private final AtomicLong ids;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "world-late-answers");
        thread.setDaemon(true);
        return thread;
    });

    /** @param hub asked with each call, because the servers start before it */
    public Simulator(Providers providers, Dials dials, Journal journal, Supplier<Hub> hub, Clock clock) {
        this.providers = providers;
        this.dials = dials;
        this.journal = journal;
        this.hub = hub;
        this.clock = clock;
        this.tokens = new Tokens(clock);
        // the time, so that ids stay unique when the world starts again over the hub's old data
        ids = new AtomicLong(clock.millis() * 1_000);
    }

    /** Names of the providers that can be played. */
    public List<String> providers() {
        return providers.names();
    }

    @Override
    public void handle(Request request, Consumer<Reply> answer) {
        String[] parts = request.path().split("/", 3);
        Optional<Provider> provider = providers.byName(parts[1]);
        if (provider.isEmpty()) {
            answer.accept(Reply.json(404, Map.of("error", "no provider " + parts[1], "providers", providers())));
            return;
        }
        Request inner = request.at("/" + (parts.length > 2 ? parts[2] : ""));
        Asked asked = new Asked(inner, nextId(), OffsetDateTime.now(clock));
        provider.get().endpoint(inner).ifPresentOrElse(
                endpoint -> play(provider.get().name(), endpoint, asked, answer),
                () -> unknown(provider.get(), asked, answer));
    }

    /** Tells its time in thousandths of milliseconds. */
    private String nextId() {
        return String.valueOf(ids.updateAndGet(last -> Math.max(last + 1, clock.millis() * 1_000)));
    }

    private void unknown(Provider provider, Asked asked, Consumer<Reply> answer) {
        note(provider.name(), asked, "not-found", false, false);
        answer.accept(provider.notFound(asked));
    }

    private void play(String provider, Endpoint endpoint, Asked asked, Consumer<Reply> answer) {
        Simulation.Asks asks = endpoint.access().asks();
        if (asks != null) {
            tokens.give(asked.id(), asked.request().query(asks.challenge()));
            answer.accept(AskingPage.of(provider, asks, asked, asked.id()));
            return;
        }
        Dial dial = dials.of(provider);
        answer(provider, endpoint, asked.living(Tokens.life(endpoint.access(), dial)), dial, answer);
    }

    private void answer(String provider, Endpoint endpoint, Asked asked, Dial dial, Consumer<Reply> answer) {
        boolean person = CUSTOMER.equals(asked.request().method());
        // a provider in trouble never keeps a person from writing there
        Numbers number = person ? Numbers.DELIVERED : Numbers.of(endpoint.plays() == null ? Fields.to(asked) : null);
        Fate drawn = person ? Fate.OK : fate(dial, number);
        Fate fate = !person && drawn.isTaken() && !tokens.let(endpoint.access(), asked, dial) ? Fate.AUTH : drawn;
        boolean duplicate = false;
        String key = endpoint.key(asked);
        if (fate.isTaken() && key != null) {
            duplicate = endpoint.refusesDuplicates() ? !journal.keys(provider).take(key)
                    : journal.keys(provider).takeAgain(key);
            fate = duplicate && endpoint.refusesDuplicates() ? Fate.DUPLICATE : fate;
        }
        if (!person) {
            note(provider, asked, fate.word(), duplicate, fate.isTaken());
        }
        long delay = person ? 0 : dial.delay();
        Reply reply = fate.isTaken() && endpoint.plays() != null ? played(provider, endpoint, asked, dial, delay) : endpoint.reply(fate, asked);
        if (fate != Fate.TIMEOUT) {
            answer(fate == Fate.LOST ? Reply.HANG_UP : reply, delay, answer);
        }
        if (fate.isTaken()) {
            callbacks.plan(endpoint, asked.answered(reply.body(), provider, hub.get()), dial, number, delay);
        }
    }

    /** A CRM keeps its rows as long as the world runs, however often the connector's folder changes. */
    private Reply played(String provider, Endpoint endpoint, Asked asked, Dial dial, long delay) {
        Crm crm = crms.computeIfAbsent(provider, name -> Crms.of(endpoint.plays(), clock));
        Crm.Played played = crm.play(asked.request());
        Asked answered = asked.answered(played.reply().body(), provider, hub.get());
        hub.get().callbackUrl(provider).ifPresent(address -> played.calls()
                .forEach(call -> callbacks.plan(call, address, answered, dial, delay, CRM_TELLS_AFTER_MILLIS)));
        return played.reply();
    }

    private static Fate fate(Dial dial, Numbers number) {
        if (dial.expiredToken()) {
            return Fate.AUTH;
        }
        if (number == Numbers.RATE || Dial.draws(dial.rateLimitRate())) {
            return Fate.RATE;
        }
        if (Dial.draws(dial.outageRate())) {
            return Fate.OUTAGE;
        }
        if (Dial.draws(dial.errorRate())) {
            return Fate.ERROR;
        }
        if (number == Numbers.BLOCKED) {
            return Fate.BLOCKED;
        }
        if (number == Numbers.TIMEOUT || Dial.draws(dial.timeoutRate())) {
            return Fate.TIMEOUT;
        }
        return Dial.draws(dial.lostRate()) ? Fate.LOST : Fate.OK;
    }

    private void answer(Reply reply, long delay, Consumer<Reply> answer) {
        if (delay == 0) {
            answer.accept(reply);
        } else {
            later.schedule(() -> answer.accept(reply), delay, TimeUnit.MILLISECONDS);
        }
    }

    private void note(String provider, Asked asked, String answer, boolean duplicate, boolean taken) {
        Request request = asked.request();
        String body = request.body().length() <= LONGEST_BODY ? request.body()
                : request.body().substring(0, LONGEST_BODY) + "…";
        journal.add(new Received(0, null, provider, request.method(), request.path(), Fields.to(asked), null,
                Fields.text(asked), body, answer, duplicate, taken));
    }

    @Override
    public void close() {
        later.shutdownNow();
        callbacks.close();
    }
}
