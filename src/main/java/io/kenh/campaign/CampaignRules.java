package io.kenh.campaign;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a campaign must be before it is kept. */
@Component
class CampaignRules {

    private static final int LONGEST_NAME = 200;
    private static final int MOST_STEPS = 30;

    private final JdbcClient db;

    CampaignRules(JdbcClient db) {
        this.db = db;
    }

    List<String> faults(Campaign c) {
        List<String> faults = new ArrayList<>();
        String name = c.name() == null ? "" : c.name().strip();
        check(faults, !name.isEmpty() && name.length() <= LONGEST_NAME, "name: found %s, wanted 1 to %d characters".formatted(shown(name), LONGEST_NAME));
        check(faults, Set.of(Campaign.LONG, Campaign.SHORT).contains(c.kind() + ""), "kind: found %s, wanted long or short".formatted(shown(c.kind())));
        check(faults, Set.of("lead", "contact").contains(c.object() + ""), "object: found %s, wanted lead or contact".formatted(shown(c.object())));
        check(faults, !Campaign.SHORT.equals(c.kind()) || c.ends() != null, "ends: found nothing, wanted the last day of a short campaign");
        check(faults, c.starts() == null || c.ends() == null || !c.ends().isBefore(c.starts()), "ends: found %s, wanted a day not before %s".formatted(c.ends(), c.starts()));
        check(faults, sound(c.steps()), "steps: found %s, wanted 1 to %d different names".formatted(shown(c.steps().toString()), MOST_STEPS));
        check(faults, !c.distribute() || !c.sellers().isEmpty(), "sellers: found nobody, wanted at least one for automatic distribution");
        check(faults, known(c), "sellers: found somebody who is no active member of staff, wanted ids of active staff, also for the manager");
        check(faults, name.isEmpty() || free(c, name), "name: found '%s', which another campaign has, wanted a free one".formatted(name));
        return faults;
    }

    private static void check(List<String> faults, boolean right, String fault) {
        if (!right) {
            faults.add(fault);
        }
    }

    private static boolean sound(List<String> steps) {
        return !steps.isEmpty() && steps.size() <= MOST_STEPS && new HashSet<>(steps).size() == steps.size()
                && steps.stream().noneMatch(step -> step.isBlank() || step.length() > 100);
    }

    private boolean known(Campaign c) {
        Set<Long> people = new HashSet<>(Stream.concat(c.sellers().stream(), Stream.ofNullable(c.managerId())).toList());
        return db.sql("select count(*) from staff where active and id = any(?)").param(people.toArray(Long[]::new)).query(Integer.class).single() == people.size();
    }

    private boolean free(Campaign c, String name) {
        return db.sql("select count(*) from campaign where name = ? and id <> ?").params(name, c.id()).query(Integer.class).single() == 0;
    }

    private static String shown(String text) {
        return text == null || text.isBlank() ? "nothing" : "'" + (text.length() > 80 ? text.substring(0, 80) + "…" : text) + "'";
    }
}
