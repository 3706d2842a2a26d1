package io.kenh.cli;

import io.kenh.cli.check.ConfigCheck;
import io.kenh.cli.check.RoutesCheck;
import io.kenh.connector.ConnectorCheck;
import io.kenh.connector.Fault;
import io.kenh.connector.Text;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.LoggerFactory;

/** {@code check}: routes, connectors and configuration, every fault at once. */
final class CheckCommand {

    private CheckCommand() {
    }

    static int run(List<String> arguments, Terminal terminal) {
        if (!arguments.isEmpty()) {
            return terminal.misused(new Text("check không có tham số", "check takes no arguments"));
        }
        LoggerFactory.getILoggerFactory(); // not for two threads at once
        // side by side, since most of the time goes into loading classes
        CompletableFuture<List<Fault>> routes = CompletableFuture.supplyAsync(() -> RoutesCheck.faults(terminal.folder()));
        CompletableFuture<List<Fault>> config = CompletableFuture.supplyAsync(() -> ConfigCheck.faults(terminal.folder()));
        int connectors = ConnectorCheck.run(terminal.connectors(), terminal.out());
        return Math.max(connectors, Math.max(tell("routes", routes.join(), terminal), tell("config", config.join(), terminal)));
    }

    private static int tell(String part, List<Fault> faults, Terminal terminal) {
        faults.forEach(fault -> terminal.out().println("✗ " + fault));
        terminal.out().println(part + ": " + faults.size() + " faults");
        return faults.isEmpty() ? 0 : 1;
    }
}
