package io.kenh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.Kenh;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioCommandTest {

    private static final String STORY = """
            name: Hot
            start: 2026-03-02 09:00
            automations:
              - {name: Hot, object: lead, trigger: created, actions: [{action: update-record, with: {set: {status: Hot}}}]}
            steps:
              - create: {lead: lan, name: Lan}
                expect: [{change: {record: lan, status: %s}}]
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void itTellsWhatHoldsAndWhatWasFoundInsteadOfWhat(@TempDir Path folder) throws IOException {
        String before = System.getProperty("kenh.data");
        System.setProperty("kenh.data", Path.of("target/test-data/cli").toAbsolutePath().toString());
        try {
            Path good = Files.writeString(folder.resolve("good.yaml"), STORY.formatted("Hot"));
            Path bad = Files.writeString(folder.resolve("bad.yaml"), STORY.formatted("Cold"));
            Path broken = Files.writeString(folder.resolve("broken.yaml"), "steps: [{craete: {}}]");

            assertThat(execute("scenario", good.toString(), bad.toString(), broken.toString())).isEqualTo(1);
        } finally {
            if (before == null) {
                System.clearProperty("kenh.data");
            } else {
                System.setProperty("kenh.data", before);
            }
        }
        assertThat(text(out)).contains("✓ good.yaml: Hot (1 actions)", "✗ bad.yaml", "expected, not found: {change={record=lan, status=Cold}}",
                "found, not expected: 2026-03-02 09:00 change {record=lan, status=Hot}", "craete", "line 1", "scenarios: 3, failed: 2");
    }

    @Test
    void withoutAFileToPlayItSaysSo() {
        assertThat(execute("scenario", "nowhere.yaml")).isEqualTo(2);
        assertThat(text(err)).contains("nowhere.yaml");
    }

    private int execute(String... arguments) {
        return CommandLine.execute(List.of(arguments), new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
                Path.of("").toAbsolutePath(), Locale.ENGLISH, Kenh.class));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
