package io.kenh.console.sla;

import io.kenh.sla.Level;
import io.kenh.sla.Policy;
import io.kenh.sla.Promise;
import io.kenh.sla.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The form of a policy: {@code t.urgent.response}, {@code l0.minutes} … */
final class PolicyForm {

    /** Rows for levels, beyond those that are there. */
    static final int SPARE = 2;
    private static final int MOST_LEVELS = 24;

    private PolicyForm() {
    }

    /** What could not be read is left out and noted in the fields. */
    static Policy read(String key, Fields fields) {
        Map<String, Target> targets = new LinkedHashMap<>();
        Policy.PRIORITIES.forEach(priority -> targets.put(priority, new Target(fields.read("t." + priority + ".response", Minutes::of),
                fields.read("t." + priority + ".resolution", Minutes::of))));
        List<Long> groups = fields.all("groups").stream().filter(id -> id.matches("\\d{1,18}")).map(Long::valueOf).toList();
        return new Policy(key, fields.text("title"), fields.text("calendar"), fields.has("standard"), groups, targets, levels(fields));
    }

    /** A row without a time is no level. */
    private static List<Level> levels(Fields fields) {
        List<Level> levels = new ArrayList<>();
        for (int row = 0; row < MOST_LEVELS; row++) {
            String at = "l" + row + ".";
            Offset offset = fields.read(at + "minutes", Offset::of);
            if (offset != null) {
                List<String> to = new ArrayList<>(fields.all(at + "to"));
                fields.all(at + "staff").stream().filter(id -> !to.contains("staff:" + id)).forEach(id -> to.add("staff:" + id));
                int sign = "before".equals(fields.text(at + "side")) ? -1 : 1;
                levels.add(new Level("response".equals(fields.text(at + "promise")) ? Promise.RESPONSE : Promise.RESOLUTION,
                        sign * offset.minutes(), offset.percent() == null ? null : sign * offset.percent(), fields.all(at + "forms"), to));
            }
        }
        return levels;
    }
}
