package io.kenh.sync;

import io.kenh.event.Change;
import io.kenh.event.ChangeListener;
import io.kenh.platform.Rehearsal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Notes in the commit of each change which CRMs have to hear of it. What a CRM itself led to is no news to it. */
@Component
class SyncListener implements ChangeListener {

    private static final Set<String> KINDS = Set.of(Change.CREATED, Change.UPDATED, Change.IMPORTED);

    private final JdbcClient db;
    private final Pushes pushes;
    private volatile Map<String, List<Long>> outward;

    SyncListener(JdbcClient db, Pushes pushes) {
        this.db = db;
        this.pushes = pushes;
    }

    /** All syncs, paused ones too: what changes meanwhile is told later. */
    @Scheduled(fixedDelay = 2_000)
    void look() {
        outward = db.sql("select record, id from sync order by id").query((rs, i) -> Map.entry(rs.getString(1), rs.getLong(2))).list().stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    @Override
    public void changed(List<Change> changes) {
        if (outward == null) {
            look();
        }
        if (outward.isEmpty() || Rehearsal.isOn()) {
            return;
        }
        Map<String, List<Change>> byObject = changes.stream().filter(change -> KINDS.contains(change.kind())).collect(Collectors.groupingBy(Change::object));
        byObject.forEach((object, made) -> outward.getOrDefault(object, List.of()).forEach(sync -> pushes.changed(sync,
                made.stream().filter(change -> !change.cause().equals(Book.cause(sync).text())).map(Change::objectId).collect(Collectors.toSet()))));
    }
}
