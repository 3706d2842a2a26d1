package io.kenh.intake.channel;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.event.Arrival;
import io.kenh.event.Arrival.Sender;
import io.kenh.event.InboundEvent;
import io.kenh.event.InboundEvent.Kind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a provider tells of a person: {@code from}, {@code account}, {@code name} or its parts, {@code phone}, {@code email}. */
@Component
class ProfileChannel implements Channel {

    private final Connections connections;

    ProfileChannel(Connections connections) {
        this.connections = connections;
    }

    @Override
    public boolean reads(Connection connection, InboundEvent event) {
        return event.kind().equals(Kind.PROFILE) && event.payload().get("from") != null;
    }

    @Override
    public void read(List<Arrival> arrivals) {
        arrivals.forEach(arrival -> {
            Map<String, Object> payload = arrival.event().payload();
            arrival.read(payload, new Sender(name(payload), List.of(ChatAddress.of(connections.byId(arrival.event().connectionId()),
                    text(payload, "account"), text(payload, "from")))));
        });
    }

    private static String name(Map<String, Object> payload) {
        String whole = text(payload, "name");
        String parts = Stream.of("givenName", "familyName").map(part -> text(payload, part)).filter(Objects::nonNull).collect(Collectors.joining(" "));
        return whole != null ? whole : parts.isEmpty() ? null : parts;
    }

    private static String text(Map<String, Object> payload, String field) {
        Object value = payload.get(field);
        return value == null || value.toString().isBlank() ? null : value.toString().strip();
    }
}
