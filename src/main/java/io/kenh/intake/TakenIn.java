package io.kenh.intake;

import io.kenh.connector.Connection;
import io.kenh.connector.Inbox;
import io.kenh.connector.Incoming;
import io.kenh.platform.Json;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/** The way in for what does not come as a request. */
@Component
class TakenIn implements Inbox {

    private final Intake intake;

    TakenIn(Intake intake) {
        this.intake = intake;
    }

    @Override
    public void accept(Connection connection, List<Incoming.Event> events) {
        events.stream().map(event -> intake.add(new Raw(connection.id(), event.externalId(), event.kind(), event.lane(),
                Json.write(event.payload()), null))).toList().forEach(CompletableFuture::join);
    }
}
