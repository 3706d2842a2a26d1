package io.kenh.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** What this machine's PostgreSQL does with a bare row, one to a commit and a hundred to a commit. */
record RawLimits(double singleCommits, double batchedRows) {

    private static final String ROW = "{\"name\":\"Tran Thu Ha\",\"phone\":\"+84901234567\",\"note\":\"" + "x".repeat(250) + "\"}";

    static RawLimits measure(HubProcess hub) throws Exception {
        try (Connection db = hub.database(); Statement statement = db.createStatement()) {
            statement.execute("create table if not exists bench_row (id bigint generated always as identity primary key, ext text unique, payload jsonb)");
            RawLimits limits = new RawLimits(clients(hub, 8, 1), clients(hub, 4, 100));
            statement.execute("drop table bench_row");
            return limits;
        }
    }

    private static double clients(HubProcess hub, int clients, int rows) throws Exception {
        long end = System.nanoTime() + 4_000_000_000L;
        java.util.concurrent.atomic.AtomicLong done = new java.util.concurrent.atomic.AtomicLong();
        Thread[] threads = new Thread[clients];
        for (int i = 0; i < clients; i++) {
            int client = i;
            threads[i] = new Thread(() -> insert(hub, client, rows, end, done));
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return done.get() / 4.0;
    }

    private static void insert(HubProcess hub, int client, int rows, long end, java.util.concurrent.atomic.AtomicLong done) {
        try (Connection db = hub.database();
             PreparedStatement insert = db.prepareStatement("insert into bench_row (ext, payload) values (?, ?::jsonb)")) {
            db.setAutoCommit(false);
            for (long n = 0; System.nanoTime() < end; n++) {
                for (int row = 0; row < rows; row++) {
                    insert.setString(1, rows + ":" + client + ":" + n + ":" + row);
                    insert.setString(2, ROW);
                    insert.addBatch();
                }
                insert.executeBatch();
                db.commit();
                done.addAndGet(rows);
            }
        } catch (SQLException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
