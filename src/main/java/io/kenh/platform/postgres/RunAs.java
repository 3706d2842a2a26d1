package io.kenh.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. An ordinary user starts it directly; root starts it in a user namespace of its own,
 * or, where namespaces are forbidden, as the owner of the existing database or as nobody.
 *
 * @param prefix words before the command
 * @param owner  who must own the files; null when they stay as they are
 */
record RunAs(List<String> prefix, Owner owner) {

    static RunAs choose(PostgresFolder folder) throws IOException {
        if (!Owner.weAreRoot()) {
            if (Files.exists(folder.cluster()) && !Files.isWritable(folder.cluster())) {
                throw Owner.foreign(folder.cluster(), null);
            }
            return new RunAs(List.of(), null);
        }
        Owner existing = Files.exists(folder.cluster()) ? Owner.of(folder.cluster()) : null;
        if (existing != null && existing.uid() != 0) {
            return as(existing, folder.root());
        }
        RunAs namespace = new RunAs(List.of("unshare", "-U"), null);
        return namespace.reaches(folder.root()) ? namespace : as(Owner.NOBODY, folder.root());
    }

    private static RunAs as(Owner owner, Path root) throws IOException {
        RunAs other = new RunAs(List.of("setpriv", "--reuid=" + owner.uid(), "--regid=" + owner.gid(), "--clear-groups"), owner);
        other.own(root);
        if (!other.reaches(root)) {
            throw new PostgresFailure("PostgreSQL does not run as root, and neither 'unshare -U' nor 'setpriv' can reach " + root + ".",
                    "Run the hub as an ordinary user, put KENH_DATA into a folder everybody may enter, or set spring.datasource.url.");
        }
        return other;
    }

    private boolean reaches(Path root) {
        return Command.works(root.getRoot(), Command.join(prefix, "test", "-w", root.toString()).toArray(String[]::new));
    }

    /** Hands a file or folder to the user PostgreSQL runs as. */
    void own(Path path) throws IOException {
        if (owner != null) {
            new Command(List.of("chown", "-R", owner.uid() + ":" + owner.gid(), path.toString()), path.getParent()).run();
        }
    }
}
