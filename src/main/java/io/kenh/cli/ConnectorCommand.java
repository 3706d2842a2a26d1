package io.kenh.cli;

import io.kenh.connector.ConnectorNew;
import io.kenh.connector.ConnectorTest;
import io.kenh.connector.Text;
import java.util.List;

/** {@code connector new NAME} and {@code connector test [NAME]}. */
final class ConnectorCommand {

    private ConnectorCommand() {
    }

    static int run(List<String> arguments, Terminal terminal) {
        String verb = arguments.isEmpty() ? "" : arguments.get(0);
        if (verb.equals("test") && arguments.size() <= 2) {
            return ConnectorTest.run(terminal.connectors(), arguments.stream().skip(1).findFirst(), terminal.out());
        } else if (verb.equals("new") && arguments.size() == 2) {
            return ConnectorNew.run(terminal.connectors(), arguments.get(1), terminal.out());
        }
        return terminal.misused(new Text("viết: connector new NAME, hoặc connector test [NAME]",
                "write connector new NAME, or connector test [NAME]"));
    }
}
