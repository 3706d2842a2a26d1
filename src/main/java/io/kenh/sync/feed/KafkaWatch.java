package io.kenh.sync.feed;

import io.kenh.connector.Connection;
import io.kenh.connector.Incoming;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.RetriableCommitFailedException;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;

/**
 * This node's part of a consumer group: records are taken in and committed here before their offsets are. What was taken in
 * and then read again, after a crash or because partitions moved, is recognised by its place.
 */
final class KafkaWatch {

    /** One batch of records on its way through the route. */
    public record Taken(Connection connection, List<Incoming.Event> events) { }

    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Connection connection;
    private final Map<String, String> secrets;
    private final RecordReader reader;
    private final Supplier<org.apache.kafka.clients.consumer.Consumer<byte[], byte[]>> open;
    private final Consumer<Taken> take;
    private final Consumer<RuntimeException> ended;
    private final Thread thread;
    private boolean works;
    private volatile boolean stopped;
    private volatile org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;

    /**
     * @param take  returns when the events are committed
     * @param ended hears why the watch ended; null when it was told to, or works well
     */
    KafkaWatch(Connection connection, Map<String, String> secrets, Supplier<org.apache.kafka.clients.consumer.Consumer<byte[], byte[]>> open,
            Consumer<Taken> take, Consumer<RuntimeException> ended) {
        this.connection = connection;
        this.secrets = secrets;
        this.reader = new RecordReader(connection);
        this.open = open;
        this.take = take;
        this.ended = ended;
        this.thread = new Thread(this::run, "kafka-" + connection.name());
        thread.setDaemon(true);
    }

    KafkaWatch start() {
        thread.start();
        return this;
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    /** Whether the connection is still set up as this watch knows it. */
    boolean isOf(Connection now, Map<String, String> secretsNow) {
        return now.active() && now.settings().equals(connection.settings()) && secretsNow.equals(secrets);
    }

    /** Ends it after the batch under way, or in the middle of waiting. */
    void stop() {
        stopped = true;
        org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> waiting = consumer;
        if (waiting != null) {
            waiting.wakeup();
        }
    }

    private void run() {
        try (org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> opened = open.get()) {
            consumer = opened;
            opened.subscribe(topics(connection));
            while (!stopped) {
                round(opened);
            }
        } catch (WakeupException asked) {
            // stop() wakes it
        } catch (RuntimeException e) {
            ended.accept(e);
        }
    }

    private void round(org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> opened) {
        ConsumerRecords<byte[], byte[]> records = opened.poll(PATIENCE);
        List<Incoming.Event> events = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            reader.read(record).ifPresent(events::add);
        }
        if (!events.isEmpty()) {
            take.accept(new Taken(connection, events));
        }
        if (!records.isEmpty()) {
            commit(opened);
            works();
        } else if (!works && isThrough(opened)) {
            works();
        }
    }

    private void works() {
        works = true;
        ended.accept(null);
    }

    /** Nothing is left to read, so nothing can be wrong with it. */
    private static boolean isThrough(org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> opened) {
        Set<TopicPartition> mine = opened.assignment();
        return !mine.isEmpty() && mine.stream().allMatch(partition -> opened.currentLag(partition).orElse(1) == 0);
    }

    /** Partitions that have just gone elsewhere are read again there, and their records found to be here. */
    private static void commit(org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> opened) {
        try {
            opened.commitSync();
        } catch (CommitFailedException | RebalanceInProgressException | RetriableCommitFailedException moved) {
            // the next commit says more
        }
    }

    static List<String> topics(Connection connection) {
        return Arrays.stream(connection.setting("topics", "").split(",")).map(String::strip).filter(topic -> !topic.isEmpty()).toList();
    }
}
