package io.kenh.connector.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.connector.Answer;
import io.kenh.connector.Connection;
import io.kenh.connector.Connector;
import io.kenh.connector.ConnectorNew;
import io.kenh.connector.Fault;
import io.kenh.connector.Outcome;
import io.kenh.connector.Outgoing;
import io.kenh.connector.contract.Workbench;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders come, change and go while the hub runs, and none can harm another. */
class FoldersTest {

    private static final Outgoing SMS = new Outgoing(1, "k", "sms", "+84901234567", null, null, "thu", null, null, null);

    @TempDir
    private Path root;
    private Folders folders;

    @BeforeEach
    void oneGoodConnector() {
        create("acme");
        folders = new Folders(root);
    }

    @Test
    void aFolderDroppedInIsThereAtTheNextLook() {
        create("zenith");
        folders.scan();

        assertThat(folders.all()).extracting(Connector::name).containsExactly("acme", "zenith");
    }

    @Test
    void aRemovedFolderIsGone() throws IOException {
        Files.delete(root.resolve("acme/connector.yaml"));
        folders.scan();

        assertThat(folders.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"title: [", "", "- a", "title: {vi: x, en: y}", "\t", "title: {vi: x, en: y}\ncategory: sms\nsimulator: [7]"})
    void aBrokenFolderIsRefusedAndTheOthersGoOn(String yaml) throws IOException {
        Files.createDirectories(root.resolve("broken"));
        Files.writeString(root.resolve("broken/connector.yaml"), yaml);
        folders.scan();

        assertThat(folders.all()).extracting(Connector::name).containsExactly("acme");
        assertThat(folders.faults()).isNotEmpty().extracting(Fault::file).allMatch(f -> f.startsWith("broken/"));
    }

    @Test
    void aConnectorThatBreaksStaysInUseAsItWasAndRecovers() throws IOException {
        Path file = root.resolve("acme/connector.yaml");
        String good = Files.readString(file);
        write(file, "title: [");
        folders.scan();
        assertThat(folders.byName("acme")).isPresent();
        assertThat(folders.faults()).isNotEmpty();

        write(file, good);
        folders.scan();
        assertThat(folders.faults()).isEmpty();
    }

    @Test
    void anEditedKameletIsUsedByTheNextCall() throws IOException {
        try (Workbench bench = new Workbench(folders)) {
            Connection connection = bench.connect(folders.byName("acme").orElseThrow(), "http://localhost:1", Map.of());
            assertThat(bench.caller().call(connection, SMS).code()).isEqualTo("kenh.unreachable");

            Path kamelet = root.resolve("acme/acme-sms-sink.kamelet.yaml");
            String yaml = Files.readString(kamelet);
            write(kamelet, yaml.substring(0, yaml.indexOf("        - to:")) + "        - setBody:\n            constant: '{\"status\": \"wrong-number\"}'\n");
            folders.scan();

            assertThat(bench.caller().call(connection, SMS).outcome()).isEqualTo(Outcome.DATA);
            assertThat(bench.context().getRoutes()).hasSize(1);
        }
    }

    @Test
    void aStepThatCamelDoesNotKnowIsAFault() throws IOException {
        create("zenith");
        Path kamelet = root.resolve("zenith/zenith-sms-sink.kamelet.yaml");
        write(kamelet, Files.readString(kamelet).replace("        - to:", "        - too:"));
        folders.scan();

        assertThat(folders.byName("zenith")).isEmpty();
        assertThat(folders.faults()).extracting(Fault::found).first().asString().contains("too");
    }

    @Test
    void aKameletThatCannotStartSpoilsOnlyItsOwnCalls() throws IOException {
        create("zenith");
        Path kamelet = root.resolve("zenith/zenith-sms-sink.kamelet.yaml");
        write(kamelet, Files.readString(kamelet).replace("{{baseUrl}}/v1/messages", "no-such-component:x"));
        folders.scan();
        try (Workbench bench = new Workbench(folders)) {
            Connection good = bench.connect(folders.byName("acme").orElseThrow(), "http://localhost:1", Map.of());
            Connection bad = bench.connect(folders.byName("zenith").orElseThrow(), "http://localhost:1", Map.of());

            Answer answer = bench.caller().call(bad, SMS);
            assertThat(answer.outcome()).as(answer.toString()).isEqualTo(Outcome.CONFIG);
            assertThat(bench.caller().call(good, SMS).code()).isEqualTo("kenh.unreachable");
        }
    }

    private void create(String name) {
        ConnectorNew.run(root, name, new PrintStream(OutputStream.nullOutputStream()));
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.fromMillis(Files.getLastModifiedTime(file).toMillis() + 2000));
    }
}
