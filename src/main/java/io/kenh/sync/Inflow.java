package io.kenh.sync;

import io.kenh.connector.CrmRow;
import io.kenh.platform.Contended;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes in what rows lead to, in one commit. A row that cannot be written is shown to a person, and the others go on. */
@Component("syncInflow")
class Inflow {

    private static final Logger log = LoggerFactory.getLogger(Inflow.class);
    private static final int TRIES = 3;

    private final Values values;
    private final Counterparts counterparts;
    private final Book book;
    private final Checkpoints checkpoints;
    private final Conflicts conflicts;
    private final Hints hints;
    private final TransactionTemplate transactions;

    Inflow(Values values, Counterparts counterparts, Book book, Checkpoints checkpoints, Conflicts conflicts, Hints hints,
            TransactionTemplate transactions) {
        this.values = values;
        this.counterparts = counterparts;
        this.book = book;
        this.checkpoints = checkpoints;
        this.conflicts = conflicts;
        this.hints = hints;
        this.transactions = transactions;
    }

    /** What a row leads to that was read on the way. */
    void absorb(Sync sync, SyncMapping mapping, CrmRow row) {
        absorb(sync, mapping, List.of(row), Origin.ROW);
    }

    /** What rows lead to beside the pages. */
    void absorb(Sync sync, SyncMapping mapping, List<CrmRow> rows, Origin origin) {
        absorb(sync, mapping, rows.stream().map(row -> values.read(mapping, row)).toList(), origin, () -> checkpoints.lock(sync.id()), () -> { });
    }

    /**
     * @param before first in the transaction; has to lock the checkpoint
     * @param after  last in the transaction
     */
    void absorb(Sync sync, SyncMapping mapping, List<Reading> rows, Origin origin, Runnable before, Runnable after) {
        try {
            together(sync, mapping, rows, origin, before, after);
        } catch (Contended | TransientDataAccessException met) {
            throw met;
        } catch (RuntimeException poison) {
            log.info("Sync {}: {} rows are written one by one, since one of them cannot be: {}", sync.id(), rows.size(), poison.toString());
            rows.forEach(row -> alone(sync, mapping, row, origin));
            transactions.executeWithoutResult(done -> {
                before.run();
                after.run();
            });
        }
    }

    private void alone(Sync sync, SyncMapping mapping, Reading row, Origin origin) {
        try {
            together(sync, mapping, List.of(row), origin, () -> checkpoints.lock(sync.id()), () -> { });
        } catch (Contended | TransientDataAccessException met) {
            throw met;
        } catch (RuntimeException poison) {
            conflicts.note(sync.id(), row.id(), null, null, Conflicts.VALUE, null, row.row().values(), Pull.shortened(poison.getMessage()), null);
        }
    }

    private void together(Sync sync, SyncMapping mapping, List<Reading> rows, Origin origin, Runnable before, Runnable after) {
        for (int tries = 1;; tries++) {
            try {
                transactions.executeWithoutResult(done -> {
                    before.run();
                    rows.forEach(row -> refused(sync, row));
                    List<Reading> read = values.linked(sync.connectionId(), mapping, rows);
                    List<Act> acts = new Planner(mapping, counterparts.of(sync, mapping, read), origin == Origin.LIST).plan(read);
                    book.write(sync, mapping, acts, origin == Origin.FIRST_LOAD);
                    values.note(sync, mapping, acts, read, origin == Origin.FIRST_LOAD);
                    acts.stream().filter(Act.Ask.class::isInstance).forEach(act -> hints.look(sync.id(), act.row().id()));
                    after.run();
                });
                return;
            } catch (Contended met) {
                if (tries == TRIES) {
                    throw met;
                }
            }
        }
    }

    private void refused(Sync sync, Reading read) {
        read.refused().forEach(one -> conflicts.note(sync.id(), read.id(), null, one.rule().ours(), Conflicts.VALUE, null,
                read.row().values().get(one.rule().theirs()), one.why(), null));
    }
}
