package io.kenh.sync;

import java.util.List;

/**
 * What somebody wants to subscribe to; fields as in {@link Subscription}.
 *
 * @param secret     signs what is posted; null: the present one, or a new one is made
 * @param connection name of the connection to the Kafka cluster; null for a webhook
 */
public record WantedSubscription(String name, String outlet, String url, String secret, String connection, String topic,
                                 List<String> objects, List<String> kinds, List<String> fields) {

    public WantedSubscription {
        objects = List.copyOf(objects);
        kinds = List.copyOf(kinds);
        fields = List.copyOf(fields);
    }
}
