package io.kenh.automation;

import io.kenh.crm.RecordFields;
import io.kenh.crm.RecordType;
import io.kenh.platform.Held;
import io.kenh.platform.Stamps;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The active automations, compiled and kept in memory. */
@Component
class ActiveAutomations {

    private static final Logger log = LoggerFactory.getLogger(ActiveAutomations.class);

    private final JdbcClient db;
    private final RecordFields fields;
    private final Stamps stamps;
    private final Held<Shelf> shelf = new Held<>(() -> Shelf.EMPTY);

    /** The active ones, and what the table looked like when they were read. */
    private record Shelf(String stamp, AutomationIndex index) {

        static final Shelf EMPTY = new Shelf("", AutomationIndex.EMPTY);
    }

    ActiveAutomations(JdbcClient db, RecordFields fields, Stamps stamps) {
        this.db = db;
        this.fields = fields;
        this.stamps = stamps;
    }

    /** Those of this moment: a change that was committed after an activation meets it, whichever nodes the two came by. */
    AutomationIndex index() {
        if (!stamp().equals(shelf.get().stamp())) {
            reload();
        }
        return shelf.get().index();
    }

    private synchronized void reload() {
        String now = stamp();
        if (!now.equals(shelf.get().stamp())) {
            shelf.set(new Shelf(now, new AutomationIndex(db.sql("select * from automation where state = 'active' order by id")
                    .query(Automations::row).list().stream().flatMap(this::ready).toList())));
        }
    }

    /** Conditions are compiled for the types of the fields, so a field that gets a type makes them anew. */
    private String stamp() {
        return stamps.of("automation") + " " + fields.stamp();
    }

    private Stream<Ready> ready(Automation automation) {
        try {
            return Stream.of(new Ready(automation, fields.of(RecordType.of(automation.definition().object()))));
        } catch (RuntimeException e) {
            log.error("Automation {} '{}' is active but cannot run: {}", automation.id(), automation.name(), e.getMessage());
            return Stream.empty();
        }
    }
}
