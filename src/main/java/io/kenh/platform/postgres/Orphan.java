package io.kenh.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** A PostgreSQL that outlived its hub (kill -9, out of memory), found through the {@code postmaster.pid} it left. */
final class Orphan {

    private Orphan() {
    }

    /**
     * Says whether a live server works on this cluster. A pid file whose process is something else (pids are reused) is
     * removed, because PostgreSQL itself would take it for a live server and refuse to start.
     */
    static boolean lives(PostgresFolder folder) throws IOException {
        if (!Files.exists(folder.pid())) {
            return false;
        }
        boolean ours = process(folder.pid()).filter(process -> serves(process, folder.cluster())).isPresent();
        if (!ours) {
            Files.delete(folder.pid());
        }
        return ours;
    }

    private static Optional<ProcessHandle> process(Path pidFile) throws IOException {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(pidFile).lines().findFirst().orElse("").strip()));
        } catch (NumberFormatException halfWritten) {
            return Optional.empty();
        }
    }

    private static boolean serves(ProcessHandle process, Path cluster) {
        String[] arguments = process.info().arguments().orElse(new String[0]);
        return process.info().command().orElse("").contains("postgres") && Arrays.asList(arguments).contains(cluster.toString());
    }
}
