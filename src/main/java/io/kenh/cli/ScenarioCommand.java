package io.kenh.cli;

import io.kenh.connector.Text;
import java.util.List;

/** {@code scenario [FILE…]}: the place where the automation engine under a simulated clock will be called. */
final class ScenarioCommand {

    private ScenarioCommand() {
    }

    static int run(List<String> arguments, Terminal terminal) {
        terminal.err().println(terminal.in(new Text("Phiên bản này chưa chạy được kịch bản; không có gì được kiểm tra.",
                "This version cannot play scenarios yet; nothing was checked.")));
        return CommandLine.MISUSED;
    }
}
