package io.kenh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.DependencyDepth;

/** The architecture: an import goes only to a package of lower rank, and only through its door. */
class ModularityTest {

    /** The list of packages from the ground up. */
    private static final List<List<String>> RANKS = List.of(
            List.of("platform"),
            List.of("event", "condition", "calendar"),
            List.of("connector", "crm"),
            List.of("intake", "delivery", "report", "access", "template", "imports", "notice", "form"),
            List.of("assignment", "livechat"),
            List.of("ticket", "sla", "phone", "campaign", "sequence"),
            List.of("automation", "sync"),
            List.of("api", "console"),
            List.of("world", "cli"),
            List.of("setup"));

    private final ApplicationModules modules = ApplicationModules.of(Kenh.class);

    @Test
    void packages_are_used_through_their_doors_only() {
        modules.verify();
    }

    @Test
    void an_import_goes_only_to_a_lower_rank() {
        Map<String, String> upward = new TreeMap<>();
        modules.stream().forEach(module -> dependencies(module).forEach(used -> {
            if (rank(used) >= rank(module.getIdentifier().toString())) {
                upward.put(module.getIdentifier() + " → " + used, "rank %d uses rank %d".formatted(
                        rank(module.getIdentifier().toString()), rank(used)));
            }
        }));
        assertThat(upward).isEmpty();
    }

    @Test
    void every_package_has_a_rank() {
        modules.stream().forEach(module -> assertThat(rank(module.getIdentifier().toString()))
                .as("rank of %s", module.getIdentifier()).isNotNegative());
    }

    private List<String> dependencies(ApplicationModule module) {
        return module.getDependencies(modules, DependencyDepth.IMMEDIATE).stream()
                .map(dependency -> dependency.getTargetModule().getIdentifier().toString())
                .filter(name -> !name.equals(module.getIdentifier().toString())).distinct().toList();
    }

    private static int rank(String module) {
        for (int rank = 0; rank < RANKS.size(); rank++) {
            if (RANKS.get(rank).contains(module)) {
                return rank;
            }
        }
        return -1;
    }
}
