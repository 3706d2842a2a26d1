package io.kenh.sync.feed;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What holds for every Kafka connection.
 *
 * @param servers {@code host:port,…} of the cluster for connections that name none; may be empty
 * @param client  settings of Kafka's own clients, such as {@code ssl.truststore.location}; they win over ours
 */
@ConfigurationProperties("kenh.kafka")
public record KafkaSettings(String servers, Map<String, String> client) {

    public KafkaSettings {
        servers = servers == null ? "" : servers;
        client = client == null ? Map.of() : Map.copyOf(client);
    }
}
