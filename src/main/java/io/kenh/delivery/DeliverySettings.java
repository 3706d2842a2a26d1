package io.kenh.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages leave.
 *
 * @param parallel    outside calls of this node at one time
 * @param perConnection of them for one connection, so that one slow provider does not take all
 * @param paused      how long a message waits before it looks again whether its connection is active
 */
@ConfigurationProperties("kenh.delivery")
record DeliverySettings(@DefaultValue("64") int parallel, @DefaultValue("48") int perConnection,
                        @DefaultValue("30s") Duration paused) {
}
