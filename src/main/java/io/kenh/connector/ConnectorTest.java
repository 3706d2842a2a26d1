package io.kenh.connector;

import io.kenh.connector.catalogue.Folders;
import io.kenh.connector.contract.Contract;
import io.kenh.connector.contract.ContractCase;
import io.kenh.connector.contract.Workbench;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Command {@code connector test [NAME]}: holds connectors to their {@code tests.yaml}. */
public final class ConnectorTest {

    private ConnectorTest() {
    }

    /**
     * @param root the connectors folder
     * @param name one connector, or empty for all
     * @return 0 when every promise is kept, otherwise 1
     */
    public static int run(Path root, Optional<String> name, PrintStream out) {
        Folders folders = new Folders(root);
        List<Fault> faults = folders.faults().stream()
                .filter(fault -> name.isEmpty() || fault.file().startsWith(name.get() + "/")).toList();
        faults.forEach(fault -> out.println("✗ " + fault));
        List<Connector> tested = folders.all().stream()
                .filter(c -> name.isEmpty() || c.name().equals(name.get())).toList();
        if (tested.isEmpty() && faults.isEmpty()) {
            out.println("✗ " + root + ": found no connector " + name.orElse("at all"));
            return 1;
        }
        try (Workbench bench = new Workbench(folders)) {
            long broken = tested.stream().mapToLong(connector -> broken(bench, connector, out)).sum();
            return broken + faults.size() == 0 ? 0 : 1;
        }
    }

    private static long broken(Workbench bench, Connector connector, PrintStream out) {
        out.println(connector.name());
        return Contract.of(bench, connector).stream().filter(each -> !kept(each, out)).count();
    }

    private static boolean kept(ContractCase each, PrintStream out) {
        List<String> differences = each.run().get();
        out.println((differences.isEmpty() ? "  ✓ " : "  ✗ ") + each.name());
        differences.forEach(difference -> out.println("      " + difference));
        return differences.isEmpty();
    }
}
