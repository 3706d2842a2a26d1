package io.kenh.connector.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.connector.Connection;
import io.kenh.connector.Connector;
import io.kenh.connector.Incoming;
import io.kenh.connector.Inquiries.Told;
import io.kenh.connector.mapping.Pick;
import io.kenh.connector.webhook.EventReader;
import io.kenh.connector.webhook.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One of the {@code questions} of a connector, asked page by page. */
final class Asking {

    private static final int MOST_PAGES = 100;

    private final Guard guard;
    private final Connection connection;
    private final Connector connector;
    private final String section;
    private final JsonNode declared;

    Asking(Guard guard, Connection connection, Connector connector, String question) {
        this.guard = guard;
        this.connection = connection;
        this.connector = connector;
        this.section = Questions.QUESTIONS + "/" + question;
        this.declared = connector.definition().at("/" + section);
    }

    /** @param since from which moment answers are wanted; null for all */
    Told ask(String about, Instant since) throws InterruptedException {
        Map<String, String> present = new HashMap<>(Map.of("externalId", about, "since", since == null ? "" : since.toString()));
        Labels labels = Labels.of(declared.path("labels"));
        if (labels != null) {
            Reply reply = call(labels.kamelet(), present);
            if (!reply.answer().isAccepted()) {
                return new Told(reply.answer(), List.of());
            }
            labels.learn(reply.tree());
        }
        return pages(present, labels);
    }

    private Told pages(Map<String, String> present, Labels labels) throws InterruptedException {
        EventReader reader = new EventReader(declared);
        Pick next = Pick.of(declared.path("next"));
        List<Incoming.Event> events = new ArrayList<>();
        for (int page = 1; ; page++) {
            Reply reply = call(declared.path("kamelet").asText(), present);
            boolean told = reply.answer().isAccepted() && reply.tree().isContainerNode();
            if (told) {
                JsonNode tree = labels == null ? reply.tree() : labels.on(reply.tree());
                events.addAll(reader.read(tree, name -> connection.setting(name, "")));
            }
            String more = told && next != null ? next.from(reply.tree()) : null;
            if (more == null || more.isEmpty() || page == MOST_PAGES) {
                return new Told(reply.answer(), events);
            }
            present.put("page", more);
        }
    }

    private Reply call(String kamelet, Map<String, String> present) throws InterruptedException {
        return guard.call(connection, connector, kamelet, section, Questions.about(null), Map.copyOf(present));
    }
}
