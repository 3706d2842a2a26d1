package io.kenh.connector;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Command {@code connector new NAME}: writes a folder that keeps its contract, and says what to open next. */
public final class ConnectorNew {

    private static final String NAME = "__NAME__";
    private static final List<String> FILES = List.of("connector.yaml", "sink.kamelet.yaml", "tests.yaml", "README.md",
            "fixtures/send-ok.yaml", "fixtures/send-too-fast.yaml", "fixtures/send-wrong-key.yaml",
            "fixtures/send-wrong-number.yaml", "fixtures/receipt-delivered.yaml");

    private ConnectorNew() {
    }

    /**
     * @param root the connectors folder
     * @param name of the new connector: lower-case letters, digits and dashes
     * @return 0 when the folder was written and keeps its contract, otherwise 1
     */
    public static int run(Path root, String name, PrintStream out) {
        Path folder = root.resolve(name);
        if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            out.println("✗ found the name " + name + ", wanted lower-case letters, digits and dashes");
            return 1;
        }
        if (Files.exists(folder)) {
            out.println("✗ " + folder + " is there already; wanted a new name");
            return 1;
        }
        FILES.forEach(file -> write(folder, file, name));
        int broken = ConnectorTest.run(root, Optional.of(name), out);
        out.println();
        out.println("Written to " + folder + ". Open next, in this order:");
        out.println("  fixtures/send-ok.yaml       put in a request and an answer of the provider");
        out.println("  " + name + "-sms-sink.kamelet.yaml   build that request");
        out.println("  connector.yaml              name its parameters, say what its answers mean");
        out.println("  tests.yaml                  one case for each promise; then: connector test " + name);
        out.println("  README.md                   what surprised you");
        return broken;
    }

    private static void write(Path folder, String file, String name) {
        Path target = folder.resolve("sink.kamelet.yaml".equals(file) ? name + "-sms-sink.kamelet.yaml" : file);
        try (InputStream template = ConnectorNew.class.getResourceAsStream("/connector-template/" + file)) {
            Files.createDirectories(target.getParent());
            Files.writeString(target, new String(template.readAllBytes(), StandardCharsets.UTF_8).replace(NAME, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
