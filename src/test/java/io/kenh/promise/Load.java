package io.kenh.promise;

import io.kenh.platform.Json;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;

/** Customers who post one form after the other, again and again until it is taken, and note every 2xx. */
final class Load implements AutoCloseable {

    static final int EACH = 5;

    final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
    final Set<String> phones = ConcurrentHashMap.newKeySet();
    final AtomicLong refused = new AtomicLong();
    private final Stage stage;
    private final IntSupplier node;
    private final long pauseMillis;
    private final CompletableFuture<Void> work;
    private volatile boolean open = true;

    /** @param node which hub the next form goes to */
    Load(Stage stage, int customers, long pauseMillis, IntSupplier node) {
        this.stage = stage;
        this.node = node;
        this.pauseMillis = pauseMillis;
        this.work = CompletableFuture.runAsync(() -> Hub.parallel(customers, customers, i -> {
            while (open) {
                customer();
            }
        }));
    }

    private void customer() {
        String phone = Hub.phone();
        phones.add(phone);
        for (int n = 1; n <= EACH; n++) {
            String form = Json.write(Map.of("phone", phone, "tags", "stage", "n", n));
            while (!taken(form)) {
                refused.incrementAndGet();
                pause(50);
            }
            pause(pauseMillis);
        }
    }

    private boolean taken(String form) {
        try {
            return taken(form, node.getAsInt());
        } catch (UncheckedIOException noAnswer) {
            return false;
        }
    }

    private boolean taken(String form, int at) {
        HttpResponse<String> answer = new Hub(stage.url(at), null, null).post("/in/web-form", form, "Content-Type", "application/json");
        if (answer.statusCode() / 100 == 2) {
            acknowledged.add(Json.tree(answer.body()).get("event").asLong());
        }
        return answer.statusCode() / 100 == 2;
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets every customer finish what it began. */
    @Override
    public void close() {
        open = false;
        work.join();
    }
}
