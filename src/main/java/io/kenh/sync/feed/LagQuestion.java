package io.kenh.sync.feed;

import io.kenh.connector.Connection;
import io.kenh.sync.FeedLag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks one cluster how far the topics of a connection are written and read. */
final class LagQuestion implements AutoCloseable {

    private static final ListOffsetsOptions COMMITTED = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);

    private final Admin admin;
    private final Connection connection;
    private final List<String> missing = new ArrayList<>();

    LagQuestion(Admin admin, Connection connection) {
        this.admin = admin;
        this.connection = connection;
    }

    /** @throws KafkaException when the cluster does not answer in time, or refuses to */
    FeedLag ask(Instant now) {
        List<TopicPartition> partitions = partitions();
        Map<TopicPartition, OffsetAndMetadata> read = answer(admin.listConsumerGroupOffsets(KafkaClients.group(connection)).partitionsToOffsetAndMetadata());
        Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
        Map<TopicPartition, Long> begins = offsets(partitions, OffsetSpec.earliest());
        List<FeedLag.Partition> all = partitions.stream().map(at -> partition(at, read.get(at), begins.get(at), ends.get(at)))
                .sorted(Comparator.comparing(FeedLag.Partition::topic).thenComparing(FeedLag.Partition::number)).toList();
        return new FeedLag(now, now, null, missing, all);
    }

    private List<TopicPartition> partitions() {
        List<TopicPartition> partitions = new ArrayList<>();
        admin.describeTopics(KafkaWatch.topics(connection)).topicNameValues().forEach((topic, described) -> {
            try {
                partitions.addAll(of(answer(described)));
            } catch (UnknownTopicOrPartitionException none) {
                missing.add(topic);
            }
        });
        return partitions;
    }

    private static List<TopicPartition> of(TopicDescription topic) {
        return topic.partitions().stream().map(partition -> new TopicPartition(topic.name(), partition.partition())).toList();
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec spec) {
        return answer(admin.listOffsets(partitions.stream().collect(Collectors.toMap(Function.identity(), at -> spec)), COMMITTED).all())
                .entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, found -> found.getValue().offset()));
    }

    /** What nobody has read yet is read from where the connection begins; what is no longer there cannot be read. */
    private FeedLag.Partition partition(TopicPartition at, OffsetAndMetadata committed, long begin, long end) {
        Long read = committed == null ? null : committed.offset();
        long next = read != null ? Math.max(read, begin) : "latest".equals(KafkaClients.from(connection)) ? end : begin;
        return new FeedLag.Partition(at.topic(), at.partition(), read, end, Math.max(0, end - next));
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
        }
    }

    /** A cluster that is away is not waited for. */
    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
