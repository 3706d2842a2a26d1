package io.kenh.cli;

import io.kenh.cli.check.ConfigCheck;
import io.kenh.cli.check.RoutesCheck;
import io.kenh.connector.ConnectorCheck;
import io.kenh.connector.Fault;
import io.kenh.connector.Text;
import java.util.List;

/** {@code check}: routes, connectors and configuration, every fault at once. */
final class CheckCommand {

    private CheckCommand() {
    }

    static int run(List<String> arguments, Terminal terminal) {
        if (!arguments.isEmpty()) {
            return terminal.misused(new Text("check không có tham số", "check takes no arguments"));
        }
        int routes = tell("routes", RoutesCheck.faults(terminal.folder()), terminal);
        int config = tell("config", ConfigCheck.faults(terminal.folder()), terminal);
        int connectors = ConnectorCheck.run(terminal.connectors(), terminal.out());
        return Math.max(connectors, Math.max(routes, config));
    }

    private static int tell(String part, List<Fault> faults, Terminal terminal) {
        faults.forEach(fault -> terminal.out().println("✗ " + fault));
        terminal.out().println(part + ": " + faults.size() + " faults");
        return faults.isEmpty() ? 0 : 1;
    }
}
