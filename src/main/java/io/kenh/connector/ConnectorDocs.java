package io.kenh.connector;

import io.kenh.connector.catalogue.Folders;
import io.kenh.connector.docs.Index;
import io.kenh.connector.docs.Page;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Command {@code connector docs}: writes a page about each connector. */
public final class ConnectorDocs {

    private ConnectorDocs() {
    }

    /**
     * @param root   the connectors folder
     * @param target where the pages go, one {@code NAME.md} each, and their list
     * @return 0 when every connector has a page, 1 when some folders are broken
     */
    public static int run(Path root, Path target, PrintStream out) {
        Folders folders = new Folders(root);
        try {
            Files.createDirectories(target);
            Files.writeString(target.resolve("README.md"), Index.of(folders.all()));
            for (Connector connector : folders.all()) {
                Files.writeString(target.resolve(connector.name() + ".md"), Page.of(connector));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Fault> faults = folders.faults();
        faults.forEach(fault -> out.println("✗ " + fault));
        out.println(folders.all().size() + " pages in " + target);
        return faults.isEmpty() ? 0 : 1;
    }
}
