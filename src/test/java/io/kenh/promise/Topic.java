package io.kenh.promise;

import io.kenh.TestKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic of Kafka as another program sees it. */
final class Topic implements AutoCloseable {

    final String name;
    private final int partitions;
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(Map.of("bootstrap.servers", TestKafka.servers(), "linger.ms", 5),
            new StringSerializer(), new ByteArraySerializer());
    private final KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", TestKafka.servers()),
            new StringDeserializer(), new ByteArrayDeserializer());
    private final List<ConsumerRecord<String, byte[]>> got = Collections.synchronizedList(new ArrayList<>());

    Topic(int partitions) {
        this.name = TestKafka.topic(partitions);
        this.partitions = partitions;
        List<TopicPartition> all = new ArrayList<>();
        for (int i = 0; i < partitions; i++) {
            all.add(new TopicPartition(name, i));
        }
        consumer.assign(all);
        consumer.seekToBeginning(all);
    }

    void put(String key, String value) {
        put(null, key, value);
    }

    void put(Integer partition, String key, String value) {
        producer.send(new ProducerRecord<>(name, partition, key, value == null ? null : value.getBytes(StandardCharsets.UTF_8)));
    }

    void flush() {
        producer.flush();
    }

    int partitions() {
        return partitions;
    }

    /** All that ever came, in the order of its partitions. */
    List<ConsumerRecord<String, byte[]>> got() {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
            got.add(record);
        }
        return List.copyOf(got);
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        consumer.close(Duration.ofSeconds(1));
    }
}
