package io.kenh.sync;

import io.kenh.connector.Connection;
import io.kenh.connector.Crm;
import io.kenh.connector.CrmPage;
import io.kenh.connector.CrmQuery;
import io.kenh.connector.CrmRow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The first rows of a CRM, remembered for a moment: whoever writes a mapping asks with every key. */
@Component
class SampleRows {

    private static final Duration FRESH = Duration.ofSeconds(30);

    private record Asked(long connection, String object) { }

    private record Rows(List<CrmRow> rows, Instant until) { }

    private final Crm crm;
    private final Clock clock;
    private final Map<Asked, Rows> remembered = new ConcurrentHashMap<>();

    SampleRows(Crm crm, Clock clock) {
        this.crm = crm;
        this.clock = clock;
    }

    /** @throws IllegalStateException where the CRM does not answer */
    List<CrmRow> of(Connection connection, String object) {
        Instant now = clock.instant();
        remembered.values().removeIf(rows -> rows.until().isBefore(now));
        Asked asked = new Asked(connection.id(), object);
        Rows known = remembered.get(asked);
        if (known == null) {
            CrmPage page = crm.list(connection, object, CrmQuery.since(null));
            if (!page.answer().isAccepted()) {
                throw new IllegalStateException(Pull.sentence(page.answer()));
            }
            known = new Rows(page.rows().stream().filter(row -> !row.deleted()).toList(), now.plus(FRESH));
            remembered.put(asked, known);
        }
        return known.rows();
    }
}
