package io.kenh.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A queue row with what may keep it from being worked on.
 *
 * @param heldUntil null when it is not held
 * @param taken     it is under way outside
 */
record Waiting(Queued row, Instant heldUntil, boolean taken) {

    /** The rows that may be worked on now, oldest first. */
    static List<Queued> free(List<Waiting> rows, Instant now, int most) {
        Set<String> blocked = new HashSet<>();
        rows.stream().filter(Waiting::taken).forEach(w -> blocked.add(w.row().lane()));
        List<Queued> free = new ArrayList<>();
        for (Waiting waiting : rows.stream().sorted(Comparator.comparing(w -> w.row().id())).toList()) {
            if (waiting.heldUntil() != null && waiting.heldUntil().isAfter(now)) {
                blocked.add(waiting.row().lane());
            } else if (!waiting.taken() && free.size() < most && !blocked.contains(waiting.row().lane())) {
                free.add(waiting.row());
            }
        }
        return free;
    }

    static Waiting read(ResultSet rs, int i) throws SQLException {
        OffsetDateTime due = rs.getBoolean("held") ? rs.getObject("due", OffsetDateTime.class) : null;
        return new Waiting(Queue.row(rs, i), due == null ? null : due.toInstant(), rs.getObject("taken_by") != null);
    }
}
