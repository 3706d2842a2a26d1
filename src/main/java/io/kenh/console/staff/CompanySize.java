package io.kenh.console.staff;

import io.kenh.platform.Json;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many people work in the company that runs the hub, in bands. */
@Component
class CompanySize {

    static final List<String> BANDS = List.of("1-5", "6-10", "11-20", "21-50", "51-100", "101+");
    private static final String SETTING = "company.size";

    private final JdbcClient db;

    CompanySize(JdbcClient db) {
        this.db = db;
    }

    /** One of {@link #BANDS}; null when nobody said. */
    String get() {
        return db.sql("select value #>> '{}' from setting where name = ?").param(SETTING).query(String.class).optional().orElse(null);
    }

    /** Anything but a band is ignored. */
    void set(String band) {
        if (BANDS.contains(band)) {
            db.sql("insert into setting (name, value) values (?, ?::jsonb) on conflict (name) do update set value = excluded.value")
                    .params(SETTING, Json.write(band)).update();
        }
    }
}
