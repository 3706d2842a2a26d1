package io.kenh.sync.publish;

import io.kenh.connector.WebhookSignatures;
import io.kenh.sync.Subscription;
import io.kenh.sync.Subscriptions;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Posts each change by itself: one after the other for each record, several records at a time. */
@Component
class WebhookOutlet implements Outlet {

    private static final int MOST = 100;
    private static final int AT_A_TIME = 8;

    private final Subscriptions subscriptions;
    private final Envelope envelope;
    private final Post post;
    private final Clock clock;
    private final ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME * 2, WebhookOutlet::daemon);

    WebhookOutlet(Subscriptions subscriptions, Envelope envelope, Post post, Clock clock) {
        this.subscriptions = subscriptions;
        this.envelope = envelope;
        this.post = post;
        this.clock = clock;
    }

    @Override
    public String name() {
        return Subscription.WEBHOOK;
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public Map<Long, Result> deliver(Subscription subscription, List<Item> items) {
        Round round = new Round(subscription, subscriptions.signing(subscription.id()));
        Collection<List<Item>> lanes = items.stream().collect(Collectors.groupingBy(Item::lane, LinkedHashMap::new, Collectors.toList())).values();
        Iterator<List<Item>> next = lanes.iterator();
        CompletableFuture.allOf(IntStream.range(0, Math.min(AT_A_TIME, lanes.size()))
                .mapToObj(i -> CompletableFuture.runAsync(() -> round.work(next), workers)).toArray(CompletableFuture[]::new)).join();
        return round.results;
    }

    /** The posts of one batch. */
    private final class Round {

        private final Subscription subscription;
        private final List<String> secrets;
        private final AtomicInteger failures = new AtomicInteger();
        private final Map<Long, Result> results = new ConcurrentHashMap<>();

        Round(Subscription subscription, List<String> secrets) {
            this.subscription = subscription;
            this.secrets = secrets;
        }

        void work(Iterator<List<Item>> lanes) {
            for (List<Item> lane = take(lanes); lane != null; lane = take(lanes)) {
                inOrder(lane);
            }
        }

        private List<Item> take(Iterator<List<Item>> lanes) {
            synchronized (lanes) {
                return lanes.hasNext() ? lanes.next() : null;
            }
        }

        /** A receiver that fails again and again is not asked for the rest. */
        private void inOrder(List<Item> lane) {
            for (Item item : lane) {
                Result result = failures.get() < Subscription.MOST_FAILURES ? one(item) : Result.NOT_TRIED;
                results.put(item.change().id(), result);
                if (!result.isDelivered()) {
                    return;
                }
            }
        }

        private Result one(Item item) {
            byte[] body = envelope.of(item.change(), subscription.fields());
            Map<String, String> headers = WebhookSignatures.sign(secrets, Envelope.id(item.change()), clock.instant(), body);
            Result result = post.send(subscription.url(), headers, Envelope.TYPE, body);
            failures.updateAndGet(n -> result.isDelivered() ? 0 : n + 1);
            return result;
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "webhook");
        thread.setDaemon(true);
        return thread;
    }

    @PreDestroy
    void close() {
        workers.shutdownNow();
    }
}
