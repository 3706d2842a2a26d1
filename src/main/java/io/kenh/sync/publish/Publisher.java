package io.kenh.sync.publish;

import io.kenh.platform.Leases;
import io.kenh.platform.Outage;
import io.kenh.sync.Subscription;
import io.kenh.sync.Subscriptions;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Steps of {@code routes/outbound-changes.camel.yaml}. One node at a time reads the log of changes for a subscription and delivers;
 * its position moves on after the receiver has acknowledged, so a crash between delivers again and never leaves out.
 */
@Component("publisher")
public class Publisher {

    private static final Logger log = LoggerFactory.getLogger(Publisher.class);
    /** Batches before the database is asked again whether anything has changed about the subscriptions. */
    private static final int TURN = 20;
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final Subscriptions subscriptions;
    private final ChangeReader reader;
    private final WaitingItems waiting;
    private final Settling settling;
    private final Map<String, Outlet> outlets;
    private final Leases leases;
    private final ProducerTemplate routes;
    private final Clock clock;
    private final Set<Long> busy = ConcurrentHashMap.newKeySet();
    private final ExecutorService turns = Executors.newCachedThreadPool(Publisher::daemon);

    Publisher(Subscriptions subscriptions, ChangeReader reader, WaitingItems waiting, Settling settling, List<Outlet> outlets, Leases leases,
            ProducerTemplate routes, Clock clock) {
        this.subscriptions = subscriptions;
        this.reader = reader;
        this.waiting = waiting;
        this.settling = settling;
        this.outlets = outlets.stream().collect(Collectors.toMap(Outlet::name, Function.identity()));
        this.leases = leases;
        this.routes = routes;
        this.clock = clock;
    }

    /** Gives each subscription that may have something to get its turn; a slow receiver keeps nobody else waiting. */
    public void look() {
        try {
            subscriptions.all().stream().filter(this::isOpen).filter(subscription -> busy.add(subscription.id())).forEach(this::begin);
        } catch (RuntimeException e) {
            if (!Outage.is(e)) {
                throw e;
            }
        }
    }

    private boolean isOpen(Subscription subscription) {
        return subscription.active() && (subscription.retryAt() == null || !subscription.retryAt().isAfter(clock.instant()));
    }

    private void begin(Subscription subscription) {
        turns.execute(() -> {
            try {
                routes.sendBody("direct:publish", subscription.id());
            } catch (RuntimeException e) {
                if (!Outage.is(e)) {
                    log.warn("Changes for {} could not be published; the next round tries again", subscription.name(), e);
                }
            } finally {
                busy.remove(subscription.id());
            }
        });
    }

    /** Delivers what there is for one subscription, until there is nothing more or its turn is over. */
    public void publish(long id) {
        boolean more = true;
        for (int i = 0; i < TURN && more; i++) {
            Optional<Subscription> subscription = subscriptions.find(id).filter(this::isOpen);
            more = subscription.isPresent() && leases.take("subscription:" + id, LEASE) && round(subscription.get());
        }
    }

    private boolean round(Subscription subscription) {
        Batch batch = next(subscription);
        if (batch.isNothing()) {
            return false;
        }
        Map<Long, Result> results = batch.ready().isEmpty() ? Map.of() : outlets.get(subscription.outlet()).deliver(subscription, batch.ready());
        return settling.settle(subscription, batch, results);
    }

    /** What had failed comes first. A receiver that failed as a whole is tried with one item. */
    private Batch next(Subscription subscription) {
        long position = subscription.position();
        List<Item> again = subscription.isBroken() ? waiting.oldest(subscription.id(), clock.instant())
                : waiting.due(subscription.id(), clock.instant(), most(subscription));
        return again.isEmpty() ? fresh(subscription) : new Batch(again, List.of(), position, position);
    }

    private Batch fresh(Subscription subscription) {
        ChangeReader.Read read = reader.after(subscription, most(subscription));
        List<Item> items = read.changes().stream().map(Item::first).toList();
        Set<String> stopped = items.isEmpty() ? Set.of() : waiting.lanes(subscription.id(), items.stream().map(Item::lane).distinct().toList());
        Map<Boolean, List<Item>> parts = items.stream().collect(Collectors.partitioningBy(item -> stopped.contains(item.lane())));
        return new Batch(parts.get(false), parts.get(true), subscription.position(), read.upTo());
    }

    private int most(Subscription subscription) {
        return subscription.isBroken() ? 1 : outlets.get(subscription.outlet()).most();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "publish");
        thread.setDaemon(true);
        return thread;
    }

    @PreDestroy
    void close() {
        turns.shutdownNow();
    }
}
