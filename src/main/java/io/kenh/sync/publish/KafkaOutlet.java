package io.kenh.sync.publish;

import io.kenh.connector.Connections;
import io.kenh.sync.Subscription;
import io.kenh.sync.feed.KafkaClients;
import jakarta.annotation.PreDestroy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.springframework.stereotype.Component;

/**
 * Writes changes to topics, the record they are of as key, so that Kafka keeps their order too. A producer is made when the first
 * change leaves, and made anew after a failure: what it still holds then must not overtake.
 */
@Component
class KafkaOutlet implements Outlet {

    private static final int MOST = 500;
    private static final byte[] TYPE = Envelope.TYPE.getBytes(StandardCharsets.US_ASCII);

    private final KafkaClients clients;
    private final Envelope envelope;
    private final Map<Long, Producer<String, byte[]>> producers = new ConcurrentHashMap<>();

    KafkaOutlet(KafkaClients clients, Envelope envelope, Connections connections) {
        this.clients = clients;
        this.envelope = envelope;
        connections.onChange(this::drop);
    }

    @Override
    public String name() {
        return Subscription.KAFKA;
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public Map<Long, Result> deliver(Subscription subscription, List<Item> items) {
        Map<Long, Result> results = new HashMap<>();
        try {
            Producer<String, byte[]> producer = producers.computeIfAbsent(subscription.connection(), clients::producer);
            Map<Item, Future<RecordMetadata>> sent = new LinkedHashMap<>();
            items.forEach(item -> sent.put(item, producer.send(record(subscription, item))));
            producer.flush();
            Set<String> failed = new HashSet<>();
            sent.forEach((item, future) -> results.put(item.change().id(), failed.contains(item.lane()) ? Result.NOT_TRIED : result(item, future, failed)));
        } catch (KafkaException e) {
            items.forEach(item -> results.putIfAbsent(item.change().id(), Result.NOT_TRIED));
            results.put(items.get(0).change().id(), Result.failed(text(e)));
        }
        if (results.values().stream().anyMatch(result -> result.what() == Result.What.FAILED)) {
            drop(subscription.connection());
        }
        return results;
    }

    private ProducerRecord<String, byte[]> record(Subscription subscription, Item item) {
        String topic = subscription.topic().replace("{object}", item.change().object());
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, item.lane(), envelope.of(item.change(), subscription.fields()));
        record.headers().add("content-type", TYPE);
        return record;
    }

    private static Result result(Item item, Future<RecordMetadata> future, Set<String> failed) {
        try {
            future.get();
            return Result.DELIVERED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed.add(item.lane());
            return Result.NOT_TRIED;
        } catch (ExecutionException e) {
            boolean never = e.getCause() instanceof RecordTooLargeException || e.getCause() instanceof InvalidTopicException;
            if (!never) {
                failed.add(item.lane());
            }
            return never ? Result.refused(text(e.getCause())) : Result.failed(text(e.getCause()));
        }
    }

    private static String text(Throwable failure) {
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    private void drop(Long connection) {
        Producer<String, byte[]> producer = producers.remove(connection);
        if (producer != null) {
            producer.close(Duration.ZERO);
        }
    }

    @PreDestroy
    void close() {
        List.copyOf(producers.keySet()).forEach(this::drop);
    }
}
