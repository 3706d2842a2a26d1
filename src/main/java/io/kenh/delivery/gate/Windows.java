package io.kenh.delivery.gate;

import io.kenh.connector.Connection;
import io.kenh.connector.Connector;
import io.kenh.connector.Connectors;
import java.time.LocalTime;
import org.springframework.stereotype.Component;

/** Hours in which a provider takes advertising, as the {@code window} of its {@code connector.yaml} declares them. */
@Component
class Windows {

    private final Connectors connectors;

    Windows(Connectors connectors) {
        this.connectors = connectors;
    }

    /** Null when the provider has none. */
    OpenHours of(Connection connection) {
        return connectors.byName(connection.connector()).map(Connector::definition).map(definition -> definition.get("window"))
                .map(window -> new OpenHours(LocalTime.parse(window.path("from").asText()), LocalTime.parse(window.path("until").asText()))).orElse(null);
    }
}
