package io.kenh.template;

import io.kenh.platform.Json;
import io.kenh.platform.Held;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the company calls itself in its messages: {@code {{sender.name}}} and its way to be reached. */
@Component
public class Sender {

    /** What can be said of it, in the order of forms. */
    public static final List<String> FIELDS = List.of("name", "phone", "email", "website", "address");

    private static final String SETTING = "sender";
    private static final Duration FRESH = Duration.ofSeconds(5);

    private record Known(Map<String, Object> facts, Instant until) { }

    private final JdbcClient db;
    private final Clock clock;
    private final Held<Known> known = new Held<>(() -> new Known(Map.of(), Instant.MIN));

    Sender(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Field → text; empty before anybody filled it in. What another node saved is seen within seconds. */
    public Map<String, Object> facts() {
        if (known.get().until().isBefore(clock.instant())) {
            keep(db.sql("select value::text from setting where name = ?").param(SETTING).query(String.class).optional().map(Json::map).orElse(Map.of()));
        }
        return known.get().facts();
    }

    /** Only {@link #FIELDS} are kept; an empty text is none. */
    public void save(Map<String, String> values) {
        Map<String, Object> facts = new LinkedHashMap<>();
        FIELDS.stream().filter(field -> values.get(field) != null && !values.get(field).isBlank())
                .forEach(field -> facts.put(field, values.get(field).strip()));
        db.sql("insert into setting (name, value) values (?, ?::jsonb) on conflict (name) do update set value = excluded.value")
                .params(SETTING, Json.write(facts)).update();
        keep(facts);
    }

    private void keep(Map<String, Object> facts) {
        known.set(new Known(facts, clock.instant().plus(FRESH)));
    }
}
