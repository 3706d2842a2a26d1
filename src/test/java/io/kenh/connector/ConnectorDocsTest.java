package io.kenh.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.kenh.connector.catalogue.Folders;
import io.kenh.connector.docs.Index;
import io.kenh.connector.docs.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The pages about connectors tell what the folders say, and the tutorial leads where it promises. */
class ConnectorDocsTest {

    private static final Path DOCS = Path.of("docs/connectors");
    private static final Pattern BLOCK = Pattern.compile("`pigeon/(\\S+)`\\n\\n```\\w+\\n(.*?)\\n```", Pattern.DOTALL);

    @TempDir
    private Path root;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @TestFactory
    Stream<DynamicTest> everyConnectorHasAPageThatIsUpToDate() {
        return new Folders(Path.of("connectors")).all().stream().map(connector -> dynamicTest(connector.name(), () -> {
            Path page = DOCS.resolve(connector.name() + ".md");
            assertThat(page).as("write the pages with: java -jar target/kenh.jar connector docs").exists();
            assertThat(Files.readString(page)).as("%s is out of date; write it anew with: java -jar target/kenh.jar connector docs", page)
                    .isEqualTo(Page.of(connector));
        }));
    }

    @Test
    void theListOfPagesIsUpToDate() throws IOException {
        assertThat(Files.readString(DOCS.resolve("README.md"))).as("write it anew with: java -jar target/kenh.jar connector docs")
                .isEqualTo(Index.of(new Folders(Path.of("connectors")).all()));
    }

    @Test
    void theTutorialMakesAConnectorThatKeepsItsContract() throws IOException {
        ConnectorNew.run(root, "pigeon", out);
        for (MatchResult block : BLOCK.matcher(Files.readString(DOCS.resolve("a-provider-in-fifteen-minutes.md"))).results().toList()) {
            Path file = root.resolve("pigeon").resolve(block.group(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, block.group(2) + "\n");
        }
        bytes.reset();

        assertThat(ConnectorTest.run(root, Optional.of("pigeon"), out)).as(bytes.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(ConnectorCheck.run(root, out)).isZero();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("✓ send: a text leaves as a form", "✓ balance: money", "1 connectors usable, 0 faults");
        assertThat(ConnectorDocs.run(root, root.resolve("docs"), out)).isZero();
        assertThat(root.resolve("docs/pigeon.md")).content().contains("# Pigeon", "`X-Pigeon`", "| `again` | DUPLICATE |", "### HTTP 200 says nothing");
    }
}
