package io.kenh.automation;

import java.nio.file.Path;
import java.util.List;

/**
 * Plays scenarios with the hub's own engine on a stage of its own: the same write path, matching, actions, queues and triggers,
 * with the outside replaced and the clock under control. Nothing leaves the process and no record of the hub is touched.
 */
public interface Simulations {

    /** Tables that hold what a company has set up, as against what has happened to it. */
    List<String> SET_UP = List.of("setting", "staff", "staff_group", "staff_group_member", "connection", "custom_field",
            "message_template", "message_template_version", "campaign", "campaign_seller", "sla_rules");

    /**
     * Reads a scenario.
     *
     * @throws IllegalArgumentException with line, column, what was found and wanted
     */
    Scenario read(String yaml);

    /**
     * Plays it, in the calling thread; several may be played at once.
     *
     * @param folder against which the automations' file names are read; null refuses file names, as for a scenario from outside
     */
    Simulation play(Scenario scenario, Path folder);
}
