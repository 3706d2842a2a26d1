package io.kenh.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands around a connector folder. */
class ConnectorCommandsTest {

    @TempDir
    private Path root;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void aNewConnectorKeepsItsContractAtOnce() {
        assertThat(ConnectorNew.run(root, "acme", out)).as(this::printed).isZero();
        assertThat(ConnectorCheck.run(root, out)).as(this::printed).isZero();
        assertThat(printed()).contains("✓ send: a text leaves as JSON", "Open next");
    }

    @Test
    void nothingIsOverwritten() {
        ConnectorNew.run(root, "acme", out);

        assertThat(ConnectorNew.run(root, "acme", out)).isEqualTo(1);
        assertThat(ConnectorNew.run(root, "../acme", out)).isEqualTo(1);
    }

    @Test
    void aBrokenPromiseIsShownWithFoundAndWanted() throws IOException {
        ConnectorNew.run(root, "acme", out);
        edit("acme/tests.yaml", "to: \"84901234567\", text", "to: \"0901234567\", text");

        assertThat(ConnectorTest.run(root, Optional.of("acme"), out)).isEqualTo(1);
        assertThat(printed()).contains("request.body.to: found \"84901234567\", wanted \"0901234567\"");
    }

    @Test
    void everyFaultIsToldAtOnceWithFileAndField() throws IOException {
        ConnectorNew.run(root, "acme", out);
        ConnectorNew.run(root, "zenith", out);
        edit("acme/connector.yaml", "category: sms", "category: pigeon");
        edit("acme/connector.yaml", "kinds: [receipt]", "kind: receipt");
        edit("zenith/connector.yaml", "    secret: true                 # encrypted, never shown again", "");
        edit("zenith/zenith-sms-sink.kamelet.yaml", "${text}", "${txet}");
        edit("zenith/zenith-sms-sink.kamelet.yaml", "/v1/messages", "/v1/{{callbackSecret}}");
        edit("zenith/connector.yaml", "answer: send-ok", "answer: send-okay");

        assertThat(ConnectorCheck.run(root, out)).isEqualTo(1);
        assertThat(printed()).contains("acme/connector.yaml, category: found \"pigeon\", wanted one of",
                "acme/connector.yaml, kind: found", "parameters[1].secret: found false for apiKey",
                "${txet}, wanted a field of the message", "secret {{callbackSecret}} in an address",
                "simulator[0].answer: found send-okay", "0 connectors usable");
    }

    @Test
    void faultsOfTheOtherFilesAreToldBesideThoseOfTheSchema() throws IOException {
        ConnectorNew.run(root, "acme", out);
        edit("acme/connector.yaml", "category: sms", "category: pigeon");
        edit("acme/connector.yaml", "  id: message.id", "  id: {field: message.id, match: '(['}");
        edit("acme/acme-sms-sink.kamelet.yaml", "${text}", "${txet}");
        edit("acme/tests.yaml", "send:", "send: [");
        edit("acme/fixtures/send-wrong-key.yaml", "response:", "respond:");
        bytes.reset();

        assertThat(ConnectorCheck.run(root, out)).isEqualTo(1);
        assertThat(printed()).contains("acme/connector.yaml, category: found \"pigeon\"", "acme/connector.yaml, answer: found ",
                "${txet}, wanted a field of the message", "acme/tests.yaml, line ",
                "acme/fixtures/send-wrong-key.yaml: found neither request nor response", "0 connectors usable");
    }

    @Test
    void aNameThatMeansSomethingElseInAKameletIsRefused() throws IOException {
        ConnectorNew.run(root, "acme", out);
        edit("acme/connector.yaml", "  - name: apiKey", "  - name: templateId\n    title: {vi: a, en: a}\n  - name: apiKey");
        bytes.reset();

        assertThat(ConnectorCheck.run(root, out)).isEqualTo(1);
        assertThat(printed()).contains("parameters[1].name: found templateId, wanted a name that neither the message nor Camel uses");
    }

    private void edit(String file, String from, String to) throws IOException {
        String before = Files.readString(root.resolve(file));
        assertThat(before).contains(from);
        Files.writeString(root.resolve(file), before.replace(from, to));
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
