package io.kenh.automation.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.automation.Automations;
import io.kenh.automation.Definition;
import io.kenh.automation.Scenario;
import io.kenh.automation.Simulation;
import io.kenh.automation.Simulations;
import io.kenh.automation.YamlText;
import io.kenh.crm.AddressOwners;
import io.kenh.crm.Records;
import io.kenh.delivery.Pretence;
import io.kenh.event.Changes;
import io.kenh.platform.Rehearsal;
import io.kenh.platform.Rehearsals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens a rehearsal for each scenario and plays it there. */
@Component
class Player implements Simulations {

    private final Rehearsals rehearsals;
    private final Scenery scenery;
    private final Conductor conductor;
    private final Automations automations;
    private final JdbcClient db;
    private final Records records;
    private final AddressOwners addresses;
    private final Changes changes;
    private final Pretence pretence;
    private final Clock clock;

    Player(Rehearsals rehearsals, Scenery scenery, Conductor conductor, Automations automations, JdbcClient db, Records records,
           AddressOwners addresses, Changes changes, Pretence pretence, Clock clock) {
        this.rehearsals = rehearsals;
        this.scenery = scenery;
        this.conductor = conductor;
        this.automations = automations;
        this.db = db;
        this.records = records;
        this.addresses = addresses;
        this.changes = changes;
        this.pretence = pretence;
        this.clock = clock;
    }

    @Override
    public Scenario read(String yaml) {
        Scenario scenario = YamlText.read(yaml, Scenario.class);
        if (scenario.steps().isEmpty()) {
            throw new IllegalArgumentException("steps: found none, wanted at least one, such as {create: {lead: lan, name: Lan}}");
        }
        return scenario;
    }

    @Override
    public Simulation play(Scenario scenario, Path folder) {
        List<Definition> definitions = scenario.automations().stream().map(node -> definition(node, folder)).toList();
        Instant start = scenario.start() == null ? null : Happening.moment(scenario.start(), clock.instant(), clock.getZone());
        boolean company = Boolean.TRUE.equals(scenario.company());
        try (Rehearsal rehearsal = rehearsals.open(start, company ? SET_UP : List.of())) {
            return rehearsal.call(() -> {
                Cast cast = new Cast(db, records, addresses);
                Play play = new Play(scenario, rehearsal, conductor, cast, new Witness(db, pretence, changes, cast, clock), changes, clock.getZone());
                return play.play(() -> set(scenario, definitions, cast, company));
            });
        }
    }

    private void set(Scenario scenario, List<Definition> definitions, Cast cast, boolean company) {
        if (!company) {
            scenery.connections(Set.of("sms", "mail"));
            scenery.groups();
        }
        scenario.given().forEach(line -> scenery.set(line, cast));
        conductor.workOff();
        db.sql("analyze lead, contact, account, opportunity, task, ticket").update();
        definitions.forEach(definition -> automations.activate(automations.save(null, null, definition, "scenario")));
    }

    private Definition definition(JsonNode node, Path folder) {
        if (node.isTextual()) {
            return YamlText.read(file(node.textValue(), folder), Definition.class);
        } else if (node.size() == 1 && node.path("id").canConvertToLong()) {
            return automations.find(node.get("id").longValue()).orElseThrow(() ->
                    new IllegalArgumentException("automations: found %s, wanted the id of an automation of this hub".formatted(node))).definition();
        }
        return YamlText.read(node, Definition.class);
    }

    private static String file(String name, Path folder) {
        if (folder == null) {
            throw new IllegalArgumentException("automations: found the file '%s', wanted a whole definition or an id; files are read on the command line only".formatted(name));
        }
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new IllegalArgumentException("automations: found '%s', wanted a file beside the scenario: %s cannot be read".formatted(name, folder.resolve(name)), e);
        }
    }
}
