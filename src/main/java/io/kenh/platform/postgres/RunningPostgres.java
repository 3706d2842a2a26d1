package io.kenh.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A server that answers, with the lock on its data folder. */
final class RunningPostgres {

    static final String USER = "kenh";
    private static final int START_ATTEMPTS = 3;
    // Recovery after a crash reads up to max_wal_size; slow disks need minutes.
    private static final int READY_SECONDS = 300;

    private final HubLock lock;
    private final PostgresServer server;
    private final String password;
    private int port;

    private RunningPostgres(HubLock lock, PostgresServer server, String password) {
        this.lock = lock;
        this.server = server;
        this.password = password;
    }

    static RunningPostgres start(Path data) throws IOException {
        PostgresFolder folder = PostgresFolder.in(data);
        Files.createDirectories(data);
        HubLock lock = HubLock.take(data);
        try {
            Files.createDirectories(folder.root());
            PostgresBinaries binaries = PostgresBinaries.unpack(folder.root());
            RunAs runAs = RunAs.choose(folder);
            String password = new PostgresCluster(folder, binaries, runAs).ensure();
            RunningPostgres running = new RunningPostgres(lock, new PostgresServer(folder, binaries, runAs), password);
            running.server.stopOrphan();
            running.launch(folder, START_ATTEMPTS);
            return running;
        } catch (IOException | RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    // Somebody may take the port between the look and the start; then another one is tried.
    private void launch(PostgresFolder folder, int attempts) throws IOException {
        port = Port.choose(folder.port());
        server.start(port);
        if (answers()) {
            return;
        }
        String words = server.lastWords();
        server.stop();
        if (attempts > 1 && words.contains("could not bind")) {
            launch(folder, attempts - 1);
        } else {
            throw new PostgresFailure("PostgreSQL in %s did not start: %s".formatted(folder.root(), words),
                    "Mend what it names, choose another folder with KENH_DATA, or set spring.datasource.url.");
        }
    }

    private boolean answers() {
        long deadline = System.nanoTime() + READY_SECONDS * 1_000_000_000L;
        while (server.alive() && System.nanoTime() < deadline) {
            try (Connection connection = connect("postgres")) {
                return true;
            } catch (SQLException notYet) {
                pause();
            }
        }
        return false;
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PostgresFailure("Interrupted while PostgreSQL was starting.", "Start the hub again.");
        }
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), USER, password);
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?reWriteBatchedInserts=true".formatted(port, database);
    }

    String password() {
        return password;
    }

    void stop() throws IOException {
        try (lock) {
            server.stop();
        }
    }
}
