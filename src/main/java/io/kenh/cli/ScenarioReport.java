package io.kenh.cli;

import io.kenh.automation.Simulation;
import io.kenh.automation.Simulation.Found;
import io.kenh.connector.Text;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** What a scenario came to, for a person: a line when all is well, else what was found and what was expected, step by step. */
final class ScenarioReport {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private ScenarioReport() {
    }

    static void print(Path file, Simulation simulation, ZoneId zone, Terminal terminal) {
        terminal.out().println("%s %s: %s (%d %s)".formatted(simulation.passed() ? "✓" : "✗", file.getFileName(), simulation.name(), simulation.found(),
                terminal.in(new Text("hành động", "actions"))));
        simulation.steps().stream().filter(step -> !step.passed()).forEach(step -> step(step, zone, terminal));
        if (simulation.trouble() != null) {
            terminal.out().println("    " + simulation.trouble());
        }
    }

    private static void step(Simulation.Step step, ZoneId zone, Terminal terminal) {
        terminal.out().println("  %d. %s".formatted(step.number(), step.what()));
        step.missing().forEach(one -> terminal.out().println("     - %s: %s".formatted(terminal.in(new Text("chờ nhưng không thấy", "expected, not found")), one)));
        step.unexpected().forEach(found -> terminal.out().println("     + %s: %s".formatted(
                terminal.in(new Text("thấy nhưng không chờ", "found, not expected")), words(found, zone))));
        step.wrong().forEach(wrong -> terminal.out().println("     ≠ " + wrong));
    }

    private static String words(Found found, ZoneId zone) {
        return "%s %s %s".formatted(found.at().atZone(zone).format(TIME), found.kind(), found.facts());
    }
}
