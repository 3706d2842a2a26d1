package io.kenh.connector;

import io.kenh.connector.catalogue.Folders;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** Command {@code check}: reads every connector folder and prints every fault at once. */
public final class ConnectorCheck {

    private ConnectorCheck() {
    }

    /**
     * @param root the connectors folder
     * @return 0 when all folders are usable, otherwise 1
     */
    public static int run(Path root, PrintStream out) {
        Folders folders = new Folders(root);
        List<Fault> faults = folders.faults();
        faults.forEach(fault -> out.println("✗ " + root.resolve(fault.file()) + fault.toString()
                .substring(fault.file().length())));
        out.println(folders.all().size() + " connectors usable, " + faults.size() + " faults");
        return faults.isEmpty() ? 0 : 1;
    }
}
