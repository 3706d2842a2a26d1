package io.kenh.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The server process on one cluster: a direct child that is told to stop, never killed. */
final class PostgresServer {

    /** Durable like any production server; sized for one machine that also runs the hub; tuned for many small commits. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "100"),
            Map.entry("shared_buffers", "128MB"),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("max_wal_size", "2GB"),
            Map.entry("checkpoint_timeout", "15min"),
            Map.entry("wal_compression", "pglz"),
            Map.entry("jit", "off"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("log_checkpoints", "off"));

    private final PostgresFolder folder;
    private final PostgresBinaries binaries;
    private final RunAs runAs;
    private Process process;

    PostgresServer(PostgresFolder folder, PostgresBinaries binaries, RunAs runAs) {
        this.folder = folder;
        this.binaries = binaries;
        this.runAs = runAs;
    }

    void stopOrphan() throws IOException {
        if (Orphan.lives(folder)) {
            stop();
        }
    }

    void start(int port) throws IOException {
        process = new Command(command(port), folder.root()).builder()
                .redirectErrorStream(true).redirectOutput(folder.log().toFile()).start();
    }

    private List<String> command(int port) {
        List<String> words = new ArrayList<>();
        // A session of its own: Ctrl-C in the terminal must reach the hub alone, which still needs its database to finish.
        if (Command.works(folder.root(), "setsid", "true")) {
            words.add("setsid");
        }
        words.addAll(runAs.prefix());
        words.addAll(List.of(binaries.program("postgres"), "-D", folder.cluster().toString(), "-p", Integer.toString(port)));
        SETTINGS.forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
        return words;
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Open transactions are rolled back, everything committed is on disk; after half a minute less politely. */
    void stop() throws IOException {
        if (!pgCtlStop("fast").ok() && Orphan.lives(folder)) {
            pgCtlStop("immediate");
        }
        try {
            if (process != null && !process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroy();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Command.Result pgCtlStop(String mode) throws IOException {
        return new Command(Command.join(runAs.prefix(), binaries.program("pg_ctl"), "stop", "-D", folder.cluster().toString(),
                "-m", mode, "-w", "-t", "30"), folder.root()).run();
    }

    /** The last lines the server wrote, for error messages. */
    String lastWords() throws IOException {
        try (Stream<String> lines = Files.lines(folder.log())) {
            List<String> all = lines.toList();
            return String.join(System.lineSeparator(), all.subList(Math.max(0, all.size() - 10), all.size()));
        }
    }
}
