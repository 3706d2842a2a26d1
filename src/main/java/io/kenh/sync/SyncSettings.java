package io.kenh.sync;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How eagerly CRMs are asked.
 *
 * @param every    between two looks for what changed
 * @param patience first wait after a failure, and before a row is looked for whose making was not answered
 * @param longest  no wait is longer; also the wait where only a person can help
 * @param enabled  whether this node keeps anything in step
 */
@ConfigurationProperties("kenh.sync")
public record SyncSettings(@DefaultValue("30s") Duration every, @DefaultValue("5s") Duration patience, @DefaultValue("5m") Duration longest,
        @DefaultValue("true") boolean enabled) {
}
