package io.kenh.connector.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.connector.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Whether the files beside {@code connector.yaml} can be read. */
final class FileChecks {

    private FileChecks() {
    }

    static List<Fault> faults(Path folder, String name) {
        List<Fault> faults = new ArrayList<>();
        if (Files.exists(folder.resolve("tests.yaml"))) {
            Yaml.read(folder.resolve("tests.yaml"), name + "/tests.yaml", faults);
        }
        fixtures(folder).forEach(file -> fixture(file, name + "/fixtures/" + file.getFileName(), faults));
        return faults;
    }

    private static void fixture(Path file, String shown, List<Fault> faults) {
        JsonNode tree = Yaml.read(file, shown, faults);
        if (tree != null && !tree.has("request") && !tree.has("response")) {
            faults.add(new Fault(shown, "", "neither request nor response", "one of them, or both"));
        }
    }

    private static List<Path> fixtures(Path folder) {
        Path fixtures = folder.resolve("fixtures");
        if (!Files.isDirectory(fixtures)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(fixtures)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
