package io.kenh.sync.feed;

import io.kenh.sync.FeedLag;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** How far topics are read, as metrics. A cluster that does not answer has no lag but is told as such: old figures would look like new ones. */
@Component
class LagGauges {

    private final MultiGauge lag;
    private final MultiGauge reachable;

    LagGauges(MeterRegistry meters) {
        lag = MultiGauge.builder("kenh.feed.lag").description("Records of a partition that are not read yet").baseUnit("records").register(meters);
        reachable = MultiGauge.builder("kenh.feed.reachable").description("1 when the cluster said how far its topics are read, else 0").register(meters);
    }

    /** @param lags by name of the connection */
    void show(Map<String, FeedLag> lags) {
        reachable.register(lags.entrySet().stream().<MultiGauge.Row<?>>map(one ->
                MultiGauge.Row.of(Tags.of("connection", one.getKey()), one.getValue().trouble() == null ? 1 : 0)).toList(), true);
        lag.register(lags.entrySet().stream().filter(one -> one.getValue().trouble() == null).flatMap(LagGauges::rows).toList(), true);
    }

    private static Stream<MultiGauge.Row<?>> rows(Map.Entry<String, FeedLag> one) {
        return one.getValue().partitions().stream().map(at -> MultiGauge.Row.of(Tags.of("connection", one.getKey(), "topic", at.topic(),
                "partition", String.valueOf(at.number())), at.lag()));
    }
}
