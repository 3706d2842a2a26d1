package io.kenh.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.connector.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutesCheckTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void aKamelet() throws IOException {
        write("connectors/acme/acme-sms-sink.kamelet.yaml", "kind: Kamelet\n");
    }

    @Test
    void theRoutesOfTheHubPass() {
        assertThat(RoutesCheck.faults(Path.of(""))).isEmpty();
    }

    @Test
    void aGoodRoutePasses() throws IOException {
        write("routes/a.camel.yaml", """
                - route:
                    id: a
                    from:
                      uri: direct:a
                      steps:
                        - bean: {ref: intake, method: accept}
                        - to: {id: out, uri: "kamelet:acme-sms-sink"}
                        - to: "direct:a"
                        - toD: {id: any, uri: "kamelet:${header.provider}-sink"}
                """);
        assertThat(RoutesCheck.faults(folder)).isEmpty();
    }

    @Test
    void everyFaultIsToldAtOnceWithItsLine() throws IOException {
        write("routes/a.camel.yaml", """
                - route:
                    id: a
                    from:
                      uri: direct:a
                      steps:
                        - bean: {ref: intak, method: accept}
                        - bean: {ref: intake, method: acept}
                        - to: "direct:nowhere"
                        - to: {id: sms, uri: "kamelet:acme-sms-source"}
                        - to: "https://example.com"
                        - to: {id: pigeon, uri: "pigeon:home"}
                """);
        write("routes/b.camel.yaml", "- route:\n    id: a\n    from: {uri: \"direct:b\", steps: [{log: x}]}\n");

        assertThat(RoutesCheck.faults(folder)).extracting(Fault::file, Fault::field, Fault::found).containsExactlyInAnyOrder(
                tuple("a", "line 6, bean.ref", "'intak'"),
                tuple("a", "line 7, bean.method", "'acept'"),
                tuple("a", "line 8, to.uri", "direct:nowhere"),
                tuple("a", "line 9, to.uri", "kamelet:acme-sms-source"),
                tuple("a", "line 10, to.id", "nothing"),
                tuple("a", "line 11, to.uri", "pigeon:home"),
                tuple("b", "line 2, route.id", "'a' as in routes/a.camel.yaml"));
    }

    @Test
    void oneUnreadableFileDoesNotHideTheOthers() throws IOException {
        write("routes/a.camel.yaml", "- route: {id: a\n");
        write("routes/b.camel.yaml", "- route:\n    id: b\n    from: {uri: \"direct:b\", steps: [{logg: x}]}\n");
        write("routes/c.camel.yaml", "- route:\n    id: c\n    id: d\n");

        List<Fault> faults = RoutesCheck.faults(folder);

        assertThat(faults).extracting(Fault::file).containsExactly("routes/a.camel.yaml", "routes/b.camel.yaml", "routes/c.camel.yaml");
        assertThat(faults.get(1).found()).contains("logg");
        assertThat(faults.get(2).found()).contains("second time");
    }

    @Test
    void anEmptyFolderIsAFault() {
        assertThat(RoutesCheck.faults(folder)).extracting(Fault::file).containsExactly("routes");
    }

    private static Tuple tuple(String file, String field, String found) {
        return Tuple.tuple("routes/" + file + ".camel.yaml", field, found);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
