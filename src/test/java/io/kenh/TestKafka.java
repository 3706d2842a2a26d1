package io.kenh;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** One real Kafka for all tests of a run, started when the first asks for it; each test has topics of its own. */
public final class TestKafka {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static EmbeddedKafkaKraftBroker broker;

    private TestKafka() {
    }

    /** {@code host:port}. */
    public static synchronized String servers() {
        if (broker == null) {
            broker = new EmbeddedKafkaKraftBroker(1, 1);
            broker.brokerProperties(Map.of("auto.create.topics.enable", "false", "group.initial.rebalance.delay.ms", "0",
                    "offsets.topic.num.partitions", "4", "log.cleaner.enable", "false"));
            broker.afterPropertiesSet();
            Runtime.getRuntime().addShutdownHook(new Thread(broker::destroy));
        }
        return broker.getBrokersAsString();
    }

    /** A new topic. */
    public static String topic(int partitions) {
        String name = "topic-" + COUNT.incrementAndGet() + "-" + System.nanoTime();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers()))) {
            admin.createTopics(Set.of(new NewTopic(name, partitions, (short) 1))).all().get();
            return name;
        } catch (Exception e) {
            throw new IllegalStateException("no topic", e);
        }
    }
}
