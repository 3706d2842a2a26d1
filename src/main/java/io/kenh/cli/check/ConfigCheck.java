package io.kenh.cli.check;

import io.kenh.automation.Definition;
import io.kenh.automation.Scenario;
import io.kenh.automation.Triggers;
import io.kenh.automation.YamlText;
import io.kenh.connector.Fault;
import io.kenh.crm.RecordType;
import io.kenh.sla.ShippedBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads {@code config/**} without taking anything from it. */
public final class ConfigCheck {

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
            } else if (file.faults().isEmpty() && Path.of(file.name()).startsWith("config/scenarios")) {
                read(folder, file, Scenario.class, faults);
            } else if (file.faults().isEmpty() && Path.of(file.name()).startsWith("config/sla")) {
                book(folder, file, faults);
            }
        }
        return faults;
    }

    private static void automation(Path folder, YamlFile file, List<Fault> faults) {
        read(folder, file, Definition.class, faults).ifPresent(definition -> {
            if (definition.actions().isEmpty()) {
                faults.add(new Fault(file.name(), "actions", "none", "at least one"));
            }
            known(file, "object", () -> RecordType.of(definition.object()), faults);
            Triggers.faults(definition.trigger()).forEach(fault -> faults.add(new Fault(file.name(), "trigger", fault, "a known one")));
        });
    }

    private static void book(Path folder, YamlFile file, List<Fault> faults) {
        try {
            ShippedBook.read(folder.resolve(file.name()));
        } catch (IllegalArgumentException e) {
            faults.add(new Fault(file.name(), "", e.getMessage(), "policies and calendars of promises"));
        }
    }

    private static <T> Optional<T> read(Path folder, YamlFile file, Class<T> type, List<Fault> faults) {
        try {
            return Optional.of(YamlText.read(Files.readString(folder.resolve(file.name())), type));
        } catch (IOException | IllegalArgumentException e) {
            faults.add(new Fault(file.name(), "", e.getMessage().lines().findFirst().orElse(""), "a " + type.getSimpleName().toLowerCase(Locale.ROOT)));
            return Optional.empty();
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
