package io.kenh.sync;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people decide where both sides have changed a field. */
@Component("syncDecisions")
class Decisions {

    private final Conflicts conflicts;
    private final Links links;
    private final Hints hints;
    private final Pushes pushes;

    Decisions(Conflicts conflicts, Links links, Hints hints, Pushes pushes) {
        this.conflicts = conflicts;
        this.links = links;
        this.hints = hints;
        this.pushes = pushes;
    }

    /** As {@link Syncs#settle}. */
    @Transactional
    public boolean settle(long conflict, String winner, String by) {
        SyncConflict matter = conflicts.byId(conflict).orElseThrow(() -> new NoSuchElementException("there is no conflict " + conflict));
        boolean chosen = winner.equals("ours") || winner.equals("theirs");
        if (!chosen && !winner.equals("seen") || chosen != matter.kind().equals(Conflicts.FIELD)) {
            throw new IllegalArgumentException("winner: found " + winner + ", wanted " + (matter.kind().equals(Conflicts.FIELD) ? "ours or theirs" : "seen"));
        }
        if (!conflicts.settle(conflict, winner, by)) {
            return false;
        }
        if (chosen) {
            links.of(matter.syncId(), List.of(matter.externalId())).values().forEach(link -> decided(matter, link, winner.equals("ours")));
        }
        return true;
    }

    /** The side that loses counts as agreed, so that the next merge sees only the other's change. */
    private void decided(SyncConflict matter, Link link, boolean ours) {
        Map<String, Object> mine = new LinkedHashMap<>(link.ours());
        Map<String, Object> yours = new LinkedHashMap<>(link.theirs());
        (ours ? yours : mine).put(matter.field(), ours ? matter.theirs() : matter.ours());
        (ours ? mine : yours).putIfAbsent(matter.field(), null);
        links.save(matter.syncId(), List.of(new Link(link.externalId(), link.recordId(), null, link.modified(), mine, yours, link.gone())));
        hints.look(matter.syncId(), link.externalId());
        pushes.changed(matter.syncId(), List.of(link.recordId()));
    }
}
