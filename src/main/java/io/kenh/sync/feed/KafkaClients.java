package io.kenh.sync.feed;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.stereotype.Component;

/** Clients of the clusters that connections of the connector {@code kafka} name. */
@Component
public class KafkaClients {

    /** The connector's folder. */
    public static final String CONNECTOR = "kafka";

    private static final int MOST_RECORDS = 500;
    /** Until then nobody reads the partitions of a node that was killed; one that only paused so long reads nothing twice. */
    private static final int MISSED_AFTER_MS = 10_000;

    private final Connections connections;
    private final KafkaSettings settings;

    KafkaClients(Connections connections, KafkaSettings settings) {
        this.connections = connections;
        this.settings = settings;
    }

    /** Reads bytes, and commits only when it is told to. */
    Consumer<byte[], byte[]> consumer(Connection connection) {
        Map<String, Object> config = common(connection);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group(connection));
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, from(connection));
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS);
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, MISSED_AFTER_MS);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, MISSED_AFTER_MS / 4);
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        config.putAll(settings.client());
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Keeps the order of each key over its own retries, and waits for every replica that is in step. */
    public Producer<String, byte[]> producer(long connection) {
        Map<String, Object> config = common(connections.byId(connection));
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        config.putAll(settings.client());
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /** Asks about topics and groups, with little patience. */
    Admin admin(Connection connection) {
        Map<String, Object> config = common(connection);
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        config.put(AdminClientConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 3_000);
        config.putAll(settings.client());
        return Admin.create(config);
    }

    static String group(Connection connection) {
        return connection.setting("group", "kenh");
    }

    /** Where a group begins that has read nothing yet: {@code earliest} or {@code latest}. */
    static String from(Connection connection) {
        return connection.setting("from", "earliest");
    }

    private Map<String, Object> common(Connection connection) {
        Map<String, Object> config = new HashMap<>();
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, connection.setting("servers", settings.servers()));
        config.put(CommonClientConfigs.CLIENT_ID_CONFIG, "kenh-" + connection.name());
        String security = connection.setting("security", "PLAINTEXT");
        config.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, security);
        if (security.startsWith("SASL")) {
            String mechanism = connection.setting("mechanism", "SCRAM-SHA-512");
            config.put(SaslConfigs.SASL_MECHANISM, mechanism);
            config.put(SaslConfigs.SASL_JAAS_CONFIG, login(mechanism, connection.setting("user", ""),
                    connections.secrets(connection.id()).getOrDefault("password", "")));
        }
        return config;
    }

    private static String login(String mechanism, String user, String password) {
        String module = mechanism.equals("PLAIN") ? "org.apache.kafka.common.security.plain.PlainLoginModule"
                : "org.apache.kafka.common.security.scram.ScramLoginModule";
        return "%s required username=\"%s\" password=\"%s\";".formatted(module, quoted(user), quoted(password));
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
