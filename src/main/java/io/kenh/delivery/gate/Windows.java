package io.kenh.delivery.gate;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.connector.Connection;
import io.kenh.connector.Connector;
import io.kenh.connector.Connectors;
import io.kenh.delivery.Purpose;
import java.time.LocalTime;
import org.springframework.stereotype.Component;

/** Hours in which a provider takes messages, as the {@code window} of its {@code connector.yaml} declares them. */
@Component
class Windows {

    private final Connectors connectors;

    Windows(Connectors connectors) {
        this.connectors = connectors;
    }

    /** Null when the provider has none for such messages. */
    OpenHours of(Connection connection, Purpose purpose) {
        JsonNode window = connectors.byName(connection.connector()).map(Connector::definition).map(definition -> definition.path(purpose == Purpose.ADVERTISING
                ? "window" : "")).orElse(null);
        return window == null || window.isMissingNode() ? null
                : new OpenHours(LocalTime.parse(window.path("from").asText()), LocalTime.parse(window.path("until").asText()));
    }
}
