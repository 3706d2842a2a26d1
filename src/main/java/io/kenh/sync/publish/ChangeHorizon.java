package io.kenh.sync.publish;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How far the log of changes can be read without leaving anything out. Changes get their ids before they are committed, so a
 * smaller id may appear after a larger one. A change's transaction has its own id before the change gets one; hence every change
 * up to a mark is there, or never will be, once all transactions that were begun before the mark have ended.
 */
@Component
class ChangeHorizon {

    private record Mark(long change, long transaction) { }

    private final JdbcClient db;
    private final TransactionTemplate transactions;
    private Mark mark = new Mark(0, 0);
    private long reached;

    ChangeHorizon(JdbcClient db, TransactionTemplate transactions) {
        this.db = db;
        this.transactions = transactions;
    }

    /** The largest id up to which nothing will appear any more. */
    synchronized long now() {
        if (mark.change() == reached) {
            mark = mark();
        }
        if (mark.change() > reached && hasEndedBefore(mark.transaction())) {
            reached = mark.change();
        }
        return reached;
    }

    /** The transaction's id is younger than every one that has written a change up to the mark. */
    private Mark mark() {
        return transactions.execute(tx -> {
            long last = db.sql("select coalesce(max(id), 0) from change").query(Long.class).single();
            return last == reached ? mark : new Mark(last, db.sql("select pg_current_xact_id()::text::bigint").query(Long.class).single());
        });
    }

    private boolean hasEndedBefore(long transaction) {
        return db.sql("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint > ?").param(transaction).query(Boolean.class).single();
    }
}
