package io.kenh.automation.scenario;

import io.kenh.automation.Scenario;
import io.kenh.automation.Simulation;
import io.kenh.automation.Simulation.Found;
import io.kenh.event.Change;
import io.kenh.event.Changes;
import io.kenh.platform.Rehearsal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One scenario being played, step by step, inside its rehearsal. */
final class Play {

    private static final Logger log = LoggerFactory.getLogger(Play.class);
    private static final long LONGEST_NANOS = 120_000_000_000L;

    private final Scenario scenario;
    private final Rehearsal rehearsal;
    private final Conductor conductor;
    private final Cast cast;
    private final Witness witness;
    private final Changes changes;
    private final ZoneId zone;
    private final Expectation expectation;
    private final List<Simulation.Step> steps = new ArrayList<>();
    private final List<Found> open = new ArrayList<>();
    private final long began = System.nanoTime();
    private int found;

    Play(Scenario scenario, Rehearsal rehearsal, Conductor conductor, Cast cast, Witness witness, Changes changes, ZoneId zone) {
        this.scenario = scenario;
        this.rehearsal = rehearsal;
        this.conductor = conductor;
        this.cast = cast;
        this.witness = witness;
        this.changes = changes;
        this.zone = zone;
        this.expectation = new Expectation(cast, zone);
    }

    /** @param stage sets the stage; what it cannot is the scenario's trouble */
    Simulation play(Runnable stage) {
        String trouble = null;
        try {
            stage.run();
            witness.begin();
            scenario.steps().forEach(this::step);
        } catch (RuntimeException e) {
            log.debug("Scenario {} came to an end", scenario.name(), e);
            trouble = (steps.isEmpty() ? "" : "after step " + steps.size() + ": ") + (e.getMessage() == null ? e.toString() : e.getMessage());
        }
        boolean passed = trouble == null && steps.stream().allMatch(Simulation.Step::passed);
        return new Simulation(scenario.name(), passed, trouble, rehearsal.now(), found, List.copyOf(steps));
    }

    private void step(Scenario.Step step) {
        happen(step);
        conductor.workOff();
        look();
        conductor.pass(rehearsal, Happening.end(step, rehearsal.now(), zone), this::look);
        look();
        List<Found> here = witness.take();
        found += here.size();
        open.addAll(here);
        boolean last = steps.size() == scenario.steps().size() - 1 && scenario.steps().stream().anyMatch(any -> any.expect() != null);
        List<Map<String, Object>> expected = step.expect() == null && last ? List.of() : step.expect();
        List<Map<String, Object>> missing = expected == null ? List.of() : expectation.missing(expected, open);
        List<Found> unexpected = expected == null ? List.of() : List.copyOf(open);
        if (expected != null) {
            open.clear();
        }
        steps.add(new Simulation.Step(steps.size() + 1, Happening.inWords(step), rehearsal.now(), here, missing, unexpected, wrong(step)));
    }

    /** A story from outside must not keep a session and a core for ever. */
    private void look() {
        witness.look();
        if (System.nanoTime() - began > LONGEST_NANOS) {
            throw new IllegalStateException("found it still playing after two minutes, wanted an end; give fewer records or let less time pass");
        }
    }

    private void happen(Scenario.Step step) {
        if (step.create() != null) {
            cast.create(Happening.type(step.create()), step.create(), Change.CREATED);
        } else if (step.imported() != null) {
            cast.create(Happening.type(step.imported()), step.imported(), Change.IMPORTED);
        } else if (step.update() != null) {
            cast.update(step.update());
        } else if (step.told() != null) {
            changes.append(List.of(cast.told(step.told(), rehearsal.now())));
        }
    }

    private List<String> wrong(Scenario.Step step) {
        List<String> wrong = new ArrayList<>();
        (step.check() == null ? Map.<String, Map<String, Object>>of() : step.check()).forEach((name, fields) -> {
            Map<String, Object> now = cast.seen(name);
            fields.forEach((field, wanted) -> {
                Object value = Expectation.fact(now, field);
                if (!Expectation.same(value, wanted)) {
                    wrong.add("%s.%s: found %s, wanted %s".formatted(name, field, value, wanted));
                }
            });
        });
        return wrong;
    }
}
