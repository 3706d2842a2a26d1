package io.kenh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CommandLineTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void withoutACommandTheHubRunsAndOptionsGoToIt() {
        assertThat(CommandLine.isRun(new String[] {})).isTrue();
        assertThat(CommandLine.isRun(new String[] {"--server.port=0"})).isTrue();
        assertThat(CommandLine.isRun(new String[] {"run", "--server.port=0"})).isTrue();
        assertThat(CommandLine.options(new String[] {"run", "--server.port=0"})).containsExactly("--server.port=0");
        assertThat(CommandLine.options(new String[] {"--server.port=0"})).containsExactly("--server.port=0");
        assertThat(CommandLine.isRun(new String[] {"--help"})).isFalse();
        assertThat(CommandLine.isRun(new String[] {"check"})).isFalse();
    }

    @Test
    void anUnknownCommandNamesTheKnownOnes() {
        assertThat(execute(Locale.ENGLISH, "chekc")).isEqualTo(2);
        assertThat(text(err)).contains("'chekc'", "run, check, connector, scenario, mail-preview");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void commandsWithoutWhatTheyNeedSaySoAndEndWithTwo() {
        for (String line : List.of("connector", "connector new", "connector test a b", "mail-preview", "mail-preview /nowhere/at/all", "check twice")) {
            assertThat(execute(Locale.ENGLISH, line.split(" "))).as(line).isEqualTo(2);
        }
        assertThat(text(out)).isEmpty();
    }

    @Test
    void helpSpeaksBothLanguages() {
        assertThat(execute(Locale.ENGLISH, "help")).isZero();
        assertThat(execute(new Locale("vi"), "help")).isZero();
        assertThat(text(out)).contains("every fault at once", "mọi lỗi cùng lúc");
    }

    private int execute(Locale locale, String... arguments) {
        return CommandLine.execute(List.of(arguments), new Terminal(new PrintStream(out, true), new PrintStream(err, true), Path.of(""), locale, io.kenh.Kenh.class));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
