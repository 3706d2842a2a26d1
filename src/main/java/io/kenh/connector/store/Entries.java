package io.kenh.connector.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.kenh.connector.Connectors;
import io.kenh.connector.secret.SecretBox;
import io.kenh.platform.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Rows as they are used: defaults filled in, secrets opened. */
record Entries(Connectors connectors, SecretBox box) {

    private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {
    };

    Snapshot.Entry of(Row row) {
        Map<String, String> settings = new HashMap<>();
        connectors.byName(row.connector()).stream().flatMap(c -> c.parameters().stream())
                .filter(p -> p.defaultValue() != null).forEach(p -> settings.put(p.name(), p.defaultValue()));
        settings.putAll(row.settings());
        return Snapshot.entry(row, settings, this::open);
    }

    /** Null when there are none. */
    byte[] close(String name, Map<String, String> secrets) {
        return secrets.isEmpty() ? null : box.close(Json.write(secrets).getBytes(StandardCharsets.UTF_8), name);
    }

    private Map<String, String> open(Row row) {
        return row.secrets() == null ? Map.of()
                : Json.read(new String(box.open(row.secrets(), row.name()), StandardCharsets.UTF_8), STRINGS);
    }
}
