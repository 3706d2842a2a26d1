package io.kenh.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.connector.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCheckTest {

    @Test
    void whatIsShippedPasses() {
        assertThat(ConfigCheck.faults(Path.of(""))).isEmpty();
    }

    @Test
    void everyFaultOfAnAutomationIsNamed(@TempDir Path folder) throws IOException {
        Path automations = Files.createDirectories(folder.resolve("config/automations"));
        Files.writeString(automations.resolve("a.yaml"), "name: a\nobject: shoe\ntrigger: sometimes\n");
        Files.writeString(automations.resolve("b.yaml"), "name: b\nobjekt: lead\n");
        Files.writeString(automations.resolve("c.yaml"), "name: [\n");

        assertThat(ConfigCheck.faults(folder)).extracting(Fault::file, Fault::field).extracting(Object::toString).containsExactly(
                "(\"config/automations/a.yaml\", \"actions\")", "(\"config/automations/a.yaml\", \"object\")",
                "(\"config/automations/a.yaml\", \"trigger\")", "(\"config/automations/b.yaml\", \"\")",
                "(\"config/automations/c.yaml\", \"line 2\")");
    }
}
