package io.kenh.cli;

import io.kenh.connector.Text;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where a command reads and writes.
 *
 * @param out    results, nothing else
 * @param err    what a person should know besides
 * @param folder holds {@code routes}, {@code connectors} and {@code config}
 * @param locale language of the texts
 * @param hub    the application, for commands that start one
 */
record Terminal(PrintStream out, PrintStream err, Path folder, Locale locale, Class<?> hub) {

    String in(Text text) {
        return text.in(locale);
    }

    Path connectors() {
        return folder.resolve("connectors");
    }

    /** Says what is wrong with the command itself; gives the exit code for that. */
    int misused(Text why) {
        err.println(in(why));
        return CommandLine.MISUSED;
    }
}
