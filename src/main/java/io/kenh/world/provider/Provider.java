package io.kenh.world.provider;

import io.kenh.connector.Connector;
import io.kenh.connector.Fixture;
import io.kenh.connector.Fixtures;
import io.kenh.world.http.Reply;
import io.kenh.world.http.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One provider as its folder's {@code simulator} section and fixtures play it. */
final class Provider {

    private final String name;
    private final String revision;
    private final Map<String, Fixture> fixtures;
    private final List<Endpoint> endpoints;

    /** @throws java.io.UncheckedIOException for a fixture that cannot be read */
    Provider(Connector connector) {
        name = connector.name();
        revision = connector.revision();
        fixtures = Fixtures.read(connector.folder());
        endpoints = connector.simulations().stream().map(call -> new Endpoint(call, fixtures)).toList();
    }

    String name() {
        return name;
    }

    /** Whether it was made from the connector as it is now. */
    boolean isOf(Connector connector) {
        return revision.equals(connector.revision());
    }

    /** The call that takes this request; its path is the provider's own, without the name in front. */
    Optional<Endpoint> endpoint(Request request) {
        return endpoints.stream().filter(endpoint -> endpoint.takes(request)).findFirst();
    }

    /** The fixture {@code not-found} where the folder has one, else a 404 of the type its answers have. */
    Reply notFound(Asked asked) {
        Fixture recorded = fixtures.get("not-found");
        if (recorded != null && recorded.response() != null) {
            return Filled.reply(recorded.response(), asked);
        }
        String type = endpoints.isEmpty() ? "application/json" : endpoints.get(0).contentType();
        String body = type.contains("json") ? "{\"error\":\"Not found\"}"
                : type.contains("xml") ? "<error>Not found</error>" : "Not found";
        return Reply.of(404, type, body);
    }
}
