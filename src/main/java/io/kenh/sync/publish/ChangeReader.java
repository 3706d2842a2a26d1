package io.kenh.sync.publish;

import io.kenh.event.Change;
import io.kenh.event.Changes;
import io.kenh.sync.Subscription;
import io.kenh.sync.SubscriptionChoices;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads on in the log of changes. */
@Component
class ChangeReader {

    /** Ids looked at in one go: one who wants little must not read everything at once. */
    private static final int WINDOW = 20_000;

    private final JdbcClient db;
    private final Changes changes;
    private final ChangeHorizon horizon;

    ChangeReader(JdbcClient db, Changes changes, ChangeHorizon horizon) {
        this.db = db;
        this.changes = changes;
        this.horizon = horizon;
    }

    /**
     * What comes next.
     *
     * @param changes that concern the subscription, in order
     * @param upTo    all changes up to this id have been looked at
     */
    record Read(List<Change> changes, long upTo) { }

    Read after(Subscription subscription, int most) {
        long end = Math.min(horizon.now(), subscription.position() + WINDOW);
        if (end <= subscription.position()) {
            return new Read(List.of(), subscription.position());
        }
        List<Long> ids = ids(subscription, end, most);
        List<Change> wanted = changes.load(ids).stream().filter(change -> FieldChoice.wants(subscription, change)).toList();
        return new Read(wanted, ids.size() < most ? end : ids.get(ids.size() - 1));
    }

    private List<Long> ids(Subscription subscription, long end, int most) {
        List<String> objects = subscription.objects().isEmpty() ? SubscriptionChoices.OBJECTS : subscription.objects();
        List<String> kinds = subscription.kinds().isEmpty() ? SubscriptionChoices.KINDS : subscription.kinds();
        return db.sql("select id from change where id > ? and id <= ? and object = any(?) and kind = any(?) order by id limit ?")
                .params(subscription.position(), end, objects.toArray(String[]::new), kinds.toArray(String[]::new), most)
                .query(Long.class).list();
    }
}
