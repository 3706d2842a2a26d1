package io.kenh.imports;

import io.kenh.crm.RecordFields;
import io.kenh.crm.RecordType;
import io.kenh.imports.table.Rows;
import io.kenh.platform.Leases;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Takes in the rows of running imports, one import at a time on each node: whoever holds the lease goes on at the place the last
 * one left.
 */
@Component
class Runner {

    private static final Logger log = LoggerFactory.getLogger(Runner.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int BATCH = 500;

    private final Ledger ledger;
    private final UploadedFiles files;
    private final Batches batches;
    private final Cells cells;
    private final RecordFields fields;
    private final Leases leases;
    private final JdbcClient db;
    private final int backlog;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "import");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean stopping;

    Runner(Ledger ledger, UploadedFiles files, Batches batches, Cells cells, RecordFields fields, Leases leases, JdbcClient db,
           @Value("${kenh.import.backlog:2000}") int backlog) {
        this.ledger = ledger;
        this.files = files;
        this.batches = batches;
        this.cells = cells;
        this.fields = fields;
        this.leases = leases;
        this.db = db;
        this.backlog = backlog;
    }

    @Scheduled(fixedDelay = 500)
    void look() {
        if (!stopping && !busy.get()) {
            ledger.running().stream().filter(this::take).findFirst().ifPresent(id -> {
                busy.set(true);
                worker.execute(() -> run(id));
            });
        }
    }

    private boolean take(long id) {
        return leases.take("import:" + id, LEASE);
    }

    private void run(long id) {
        try {
            work(id);
        } catch (Refused unreadable) {
            ledger.move(id, Import.FAILED, unreadable.getMessage(), Import.RUNNING);
        } catch (RuntimeException e) {
            log.warn("Import {} stops for a moment and goes on by itself: {}", id, e.getMessage());
        } finally {
            forget(id);
            busy.set(false);
        }
    }

    /** Another node or a person may have ended it, while the copy lies here. */
    private void forget(long id) {
        try {
            ledger.find(id).filter(Import::over).ifPresent(of -> files.forget(id));
        } catch (RuntimeException e) {
            log.warn("The copy of import {} stays in the data folder: {}", id, e.getMessage());
        }
    }

    private void work(long id) {
        Import of = ledger.find(id).orElseThrow();
        RecordType type = RecordType.of(of.object());
        RowReader reader = new RowReader(type, of.plan(), fields.of(type), cells);
        try (Rows rows = Rows.open(files.local(id), of.plan().reading())) {
            for (int passed = -1; passed < of.position() && rows.hasNext(); passed++) {
                rows.next();
            }
            int position = of.position();
            for (List<Read> batch = next(rows, reader); !batch.isEmpty(); batch = next(rows, reader)) {
                if (stopping || !take(id) || !calm() || !batches.take(id, batch, position)) {
                    return;
                }
                position += batch.size();
            }
        }
        ledger.move(id, Import.DONE, null, Import.RUNNING);
    }

    private static List<Read> next(Rows rows, RowReader reader) {
        List<Read> batch = new ArrayList<>(BATCH);
        while (rows.hasNext() && batch.size() < BATCH) {
            batch.add(reader.read(rows.next()));
        }
        return batch;
    }

    /** Waits until the changes made so far have been looked at, so that live work is not queued behind a whole file. */
    private boolean calm() {
        while (!stopping && db.sql("select count(*) from (select from change_queue limit ?) q").param(backlog).query(Integer.class).single() >= backlog) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return !stopping;
    }

    @PreDestroy
    void stop() {
        stopping = true;
        worker.shutdown();
        try {
            worker.awaitTermination(10, java.util.concurrent.TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
