package io.kenh.cli.check;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.kenh.automation.Definition;
import io.kenh.automation.Triggers;
import io.kenh.connector.Fault;
import io.kenh.crm.RecordType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code config/**} without taking anything from it. */
public final class ConfigCheck {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private ConfigCheck() {
    }

    /** @param folder holds {@code config}
     *  @return every fault, by file */
    public static List<Fault> faults(Path folder) {
        List<Fault> faults = new ArrayList<>();
        for (YamlFile file : YamlFile.all(folder, "config", ".yaml", ".yml")) {
            faults.addAll(file.faults());
            if (file.faults().isEmpty() && Path.of(file.name()).startsWith("config/automations")) {
                automation(folder, file, faults);
            }
        }
        return faults;
    }

    private static void automation(Path folder, YamlFile file, List<Fault> faults) {
        try {
            Definition definition = YAML.readValue(folder.resolve(file.name()).toFile(), Definition.class);
            if (definition.actions().isEmpty()) {
                faults.add(new Fault(file.name(), "actions", "none", "at least one"));
            }
            known(file, "object", () -> RecordType.of(definition.object()), faults);
            Triggers.faults(definition.trigger()).forEach(fault -> faults.add(new Fault(file.name(), "trigger", fault, "a known one")));
        } catch (IOException e) {
            faults.add(new Fault(file.name(), "", e.getMessage().lines().findFirst().orElse(""), "an automation"));
        }
    }

    private static void known(YamlFile file, String field, Runnable reading, List<Fault> faults) {
        try {
            reading.run();
        } catch (IllegalArgumentException e) {
            faults.add(new Fault(file.name(), field, e.getMessage(), "a known one"));
        }
    }
}
