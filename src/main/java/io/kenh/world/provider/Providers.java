package io.kenh.world.provider;

import io.kenh.connector.Connector;
import io.kenh.connector.Connectors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The providers that can be played now: one for each usable connector, made anew when its folder changes. */
public final class Providers {

    private final Supplier<Connectors> catalogue;
    private final Map<String, Provider> made = new ConcurrentHashMap<>();

    /** @param catalogue asked at the first request, because the servers start before it; may give null */
    public Providers(Supplier<Connectors> catalogue) {
        this.catalogue = catalogue;
    }

    Optional<Provider> byName(String name) {
        Connectors connectors = catalogue.get();
        return connectors == null ? Optional.empty() : connectors.byName(name).map(this::provider);
    }

    /** Names of all providers that can be played, in order. */
    List<String> names() {
        Connectors connectors = catalogue.get();
        return connectors == null ? List.of() : connectors.all().stream()
                .filter(connector -> !connector.simulations().isEmpty()).map(Connector::name).toList();
    }

    private Provider provider(Connector connector) {
        Provider present = made.get(connector.name());
        if (present != null && present.isOf(connector)) {
            return present;
        }
        Provider anew = new Provider(connector);
        made.put(connector.name(), anew);
        return anew;
    }
}
