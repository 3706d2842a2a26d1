package io.kenh.automation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.api.ApiTest;
import io.kenh.automation.Simulation;
import io.kenh.automation.Simulations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Every scenario that is shipped holds. */
@ApiTest
class ShippedScenariosTest {

    private static final Path FOLDER = Path.of("config/scenarios");

    @Autowired
    private Simulations simulations;

    @TestFactory
    Stream<DynamicTest> everyShippedScenarioHolds() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> holds(file))).toList().stream();
        }
    }

    private void holds(Path file) throws IOException {
        Simulation simulation = simulations.play(simulations.read(Files.readString(file)), FOLDER);
        assertThat(simulation.passed()).as("%s", simulation).isTrue();
    }
}
