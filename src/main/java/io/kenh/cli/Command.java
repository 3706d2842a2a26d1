package io.kenh.cli;

import io.kenh.connector.Text;
import java.util.List;

/**
 * One word of the command line.
 *
 * @param usage how it is written, its name first
 * @param about what it does
 */
record Command(String usage, Text about, Work work) {

    /** Does it; gives the exit code. */
    @FunctionalInterface
    interface Work {

        /** @param arguments those after the command's name */
        int run(List<String> arguments, Terminal terminal);
    }

    String name() {
        return usage.split(" ")[0];
    }
}
