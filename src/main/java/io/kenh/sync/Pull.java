package io.kenh.sync;

import io.kenh.connector.Answer;
import io.kenh.connector.Connection;
import io.kenh.connector.Crm;
import io.kenh.connector.CrmObject;
import io.kenh.connector.CrmPage;
import io.kenh.connector.CrmQuery;
import io.kenh.connector.CrmReply;
import io.kenh.connector.CrmRow;
import io.kenh.platform.Contended;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Hears what has changed in a CRM, page by page: what a page leads to and how far it went are one commit. */
@Component
class Pull {

    private static final Logger log = LoggerFactory.getLogger(Pull.class);
    private static final int AT_ONCE = 20;
    private static final int TRIES = 3;

    private final JdbcClient db;
    private final Crm crm;
    private final Values values;
    private final Counterparts counterparts;
    private final Book book;
    private final Checkpoints checkpoints;
    private final Pushes pushes;
    private final Conflicts conflicts;
    private final SyncSettings settings;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Pull(JdbcClient db, Crm crm, Values values, Counterparts counterparts, Book book, Checkpoints checkpoints, Pushes pushes, Conflicts conflicts,
            SyncSettings settings, TransactionTemplate transactions, Clock clock) {
        this.db = db;
        this.crm = crm;
        this.values = values;
        this.counterparts = counterparts;
        this.book = book;
        this.checkpoints = checkpoints;
        this.pushes = pushes;
        this.conflicts = conflicts;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** One page, where a look is due or under way. @return whether anything was done */
    boolean page(Sync sync, SyncMapping mapping, Connection connection, CrmObject object) {
        Checkpoint at = checkpoints.of(sync.id());
        if (!at.reading()) {
            if (at.due().isAfter(clock.instant())) {
                return false;
            }
            checkpoints.begin(sync.id(), at.newest() == null || at.loaded() == null ? CrmQuery.EVER : at.newest().minusSeconds(object.overlapSeconds()));
            at = checkpoints.of(sync.id());
        } else if (at.due().isAfter(clock.instant()) && at.failures() > 0) {
            return false;
        }
        CrmPage page = crm.list(connection, sync.object(), new CrmQuery(at.since(), at.sinceId(), at.page()));
        if (!page.answer().isAccepted()) {
            failed(sync, at, page.answer());
            return true;
        }
        CrmPage deleted = page.next() != null ? page : TakenAway.since(crm, connection, object, at.newest());
        if (!deleted.answer().isAccepted()) {
            failed(sync, at, deleted.answer());
            return true;
        }
        return turn(sync, mapping, at, page, page.next() != null ? List.of() : deleted.rows());
    }

    private boolean turn(Sync sync, SyncMapping mapping, Checkpoint at, CrmPage page, List<CrmRow> deleted) {
        List<CrmRow> rows = Planner.newest(java.util.stream.Stream.concat(page.rows().stream(), deleted.stream()).toList());
        boolean first = at.loaded() == null;
        Instant due = clock.instant().plus(settings.every());
        absorb(sync, mapping, rows, first, () -> checkpoints.hold(sync.id(), at), () -> {
            checkpoints.turn(sync.id(), page.next(), Book.newest(page.rows()), page.rows().size(), due);
            if (page.next() == null && first && mapping.makesRows()) {
                pushes.addStrangers(sync);
            }
        });
        return true;
    }

    /** Rows that somebody named. @return whether there were any */
    boolean hints(Sync sync, SyncMapping mapping, Connection connection) {
        List<String> named = db.sql("select external_id from sync_hint where sync_id = ? and due <= ? order by due limit ?")
                .params(sync.id(), Links.at(clock.instant()), AT_ONCE).query(String.class).list();
        boolean first = checkpoints.of(sync.id()).loaded() == null;
        for (String id : named) {
            CrmReply reply = crm.read(connection, sync.object(), id);
            if (!reply.answer().isAccepted()) {
                db.sql("update sync_hint set due = ? where sync_id = ? and external_id = ?").params(Links.at(clock.instant().plus(settings.patience())), sync.id(), id).update();
                failed(sync, checkpoints.of(sync.id()), reply.answer());
                return true;
            }
            CrmRow row = reply.row() == null ? CrmRow.named(id, null).asDeleted() : reply.row();
            absorb(sync, mapping, List.of(row), first, () -> { },
                    () -> db.sql("delete from sync_hint where sync_id = ? and external_id = ?").params(sync.id(), id).update());
        }
        return !named.isEmpty();
    }

    /** What a row leads to that was read on the way. */
    void absorb(Sync sync, SyncMapping mapping, CrmRow row) {
        absorb(sync, mapping, List.of(row), false);
    }

    /** What rows lead to beside the pages. @param first as if they were read in the first load */
    void absorb(Sync sync, SyncMapping mapping, List<CrmRow> rows, boolean first) {
        absorb(sync, mapping, rows, first, () -> { }, () -> { });
    }

    /**
     * What rows lead to, in one commit with {@code after}. A row that cannot be written is shown to a person, and the others go on.
     *
     * @param before first in the transaction
     */
    private void absorb(Sync sync, SyncMapping mapping, List<CrmRow> rows, boolean first, Runnable before, Runnable after) {
        try {
            together(sync, mapping, rows, first, before, after);
        } catch (Contended | org.springframework.dao.TransientDataAccessException met) {
            throw met;
        } catch (RuntimeException poison) {
            log.info("Sync {}: {} rows are written one by one, since one of them cannot be: {}", sync.id(), rows.size(), poison.toString());
            rows.forEach(row -> alone(sync, mapping, row, first));
            transactions.executeWithoutResult(done -> {
                before.run();
                after.run();
            });
        }
    }

    private void alone(Sync sync, SyncMapping mapping, CrmRow row, boolean first) {
        try {
            together(sync, mapping, List.of(row), first, () -> { }, () -> { });
        } catch (Contended | org.springframework.dao.TransientDataAccessException met) {
            throw met;
        } catch (RuntimeException poison) {
            conflicts.note(sync.id(), row.id(), null, null, Conflicts.VALUE, null, row.values(), shortened(poison.getMessage()), null);
        }
    }

    private void together(Sync sync, SyncMapping mapping, List<CrmRow> rows, boolean first, Runnable before, Runnable after) {
        AtomicReference<Contended> met = new AtomicReference<>();
        for (int i = 0; i < TRIES; i++) {
            try {
                transactions.executeWithoutResult(done -> {
                    before.run();
                    Map<CrmRow, Map<String, Object>> read = read(sync, mapping, rows);
                    List<Act> acts = new Planner(mapping, counterparts.of(sync, mapping, read)).plan(read);
                    book.write(sync, mapping, acts, first);
                    values.note(sync, mapping, acts, read, first);
                    after.run();
                });
                return;
            } catch (Contended contended) {
                met.set(contended);
            }
        }
        throw met.get();
    }

    private Map<CrmRow, Map<String, Object>> read(Sync sync, SyncMapping mapping, List<CrmRow> rows) {
        return values.of(sync.connectionId(), mapping, rows, (row, rule, invalid) -> conflicts.note(sync.id(), row.id(), null, rule.ours(), Conflicts.VALUE,
                null, row.values().get(rule.theirs()), invalid.getMessage(), null));
    }

    private void failed(Sync sync, Checkpoint at, Answer answer) {
        boolean fresh = at.page() != null && !answer.isTransient() && !answer.needsPerson() && !answer.isUnknown();
        checkpoints.failed(sync.id(), sentence(answer), wait(answer, at.failures()), fresh);
    }

    static String sentence(Answer answer) {
        return answer.outcome() + " " + answer.code() + (answer.text() == null ? "" : ": " + answer.text());
    }

    Duration wait(Answer answer, int failures) {
        Instant now = clock.instant();
        if (answer.again() != null && answer.again().isAfter(now)) {
            return Duration.between(now, answer.again());
        }
        long factor = 1L << Math.min(failures, 6);
        Duration grown = settings.patience().multipliedBy(factor);
        return grown.compareTo(settings.longest()) > 0 || answer.needsPerson() ? settings.longest() : grown;
    }

    static String shortened(String text) {
        return text == null ? "" : text.length() > 500 ? text.substring(0, 500) : text;
    }
}
