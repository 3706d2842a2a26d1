package io.kenh.cli.check;

import io.kenh.connector.Fault;
import java.nio.file.Path;
import java.util.List;

/** Reads {@code config/**} without taking anything from it. */
public final class ConfigCheck {

    private ConfigCheck() {
    }

    /** @param folder holds {@code config}
     *  @return every fault, by file */
    public static List<Fault> faults(Path folder) {
        return YamlFile.all(folder, "config", ".yaml", ".yml").stream().flatMap(file -> file.faults().stream()).toList();
    }
}
