package io.kenh.cli;

import io.kenh.connector.ConnectorDocs;
import io.kenh.connector.ConnectorNew;
import io.kenh.connector.ConnectorTest;
import io.kenh.connector.Text;
import java.util.List;

/** {@code connector new NAME}, {@code connector test [NAME]} and {@code connector docs}. */
final class ConnectorCommand {

    private ConnectorCommand() {
    }

    static int run(List<String> arguments, Terminal terminal) {
        String verb = arguments.isEmpty() ? "" : arguments.get(0);
        if (verb.equals("test") && arguments.size() <= 2) {
            return ConnectorTest.run(terminal.connectors(), arguments.stream().skip(1).findFirst(), terminal.out());
        } else if (verb.equals("new") && arguments.size() == 2) {
            return ConnectorNew.run(terminal.connectors(), arguments.get(1), terminal.out());
        } else if (verb.equals("docs") && arguments.size() == 1) {
            return ConnectorDocs.run(terminal.connectors(), terminal.folder().resolve("docs/connectors"), terminal.out());
        }
        return terminal.misused(new Text("viết: connector new NAME, connector test [NAME], hoặc connector docs",
                "write connector new NAME, connector test [NAME], or connector docs"));
    }
}
