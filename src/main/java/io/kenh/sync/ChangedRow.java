package io.kenh.sync;

import io.kenh.connector.Crm;
import io.kenh.connector.CrmReply;
import io.kenh.connector.CrmRow;
import io.kenh.crm.Records;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes a row as its record has changed, and never over a change that nobody here has seen. */
@Component
class ChangedRow {

    private static final int TRIES = 4;

    private enum Step {
        DONE,
        /** Something was taken back; the rest is to be seen anew. */
        AGAIN,
        /** Somebody else was quicker. */
        STALE
    }

    private final Crm crm;
    private final Records records;
    private final Values values;
    private final Links links;
    private final Counterparts counterparts;
    private final Pushes pushes;
    private final Inflow inflow;
    private final Book book;
    private final Told told;
    private final SyncSettings settings;
    private final TransactionTemplate transactions;

    ChangedRow(Crm crm, Records records, Values values, Links links, Counterparts counterparts, Pushes pushes, Inflow inflow, Book book, Told told,
            SyncSettings settings, TransactionTemplate transactions) {
        this.crm = crm;
        this.records = records;
        this.values = values;
        this.links = links;
        this.counterparts = counterparts;
        this.pushes = pushes;
        this.inflow = inflow;
        this.book = book;
        this.told = told;
        this.settings = settings;
        this.transactions = transactions;
    }

    /** A row that is known as it is, and can refuse a change that comes too late, need not be read before. */
    void change(Telling task, Link first) {
        Link link = first;
        Step step = Step.AGAIN;
        for (int i = 0; i < TRIES && step != Step.DONE; i++) {
            boolean known = step != Step.STALE && task.object().versioned() && link.version() != null;
            step = known ? step(task, link, seen(link), link.theirs()) : afresh(task, link);
            link = links.ofRecord(task.syncId(), task.recordId()).orElse(link);
        }
        if (step != Step.DONE) {
            pushes.later(task.push(), settings.patience());
        }
    }

    private static CrmRow seen(Link link) {
        return new CrmRow(link.externalId(), link.modified(), link.version(), false, null, Map.of(), null);
    }

    /** The row is read first, and what it says is merged. */
    private Step afresh(Telling task, Link link) {
        CrmReply read = crm.read(task.connection(), task.sync().object(), link.externalId());
        if (!read.answer().isAccepted()) {
            told.later(task, read.answer());
            return Step.DONE;
        }
        CrmRow row = read.row() == null ? seen(link).asDeleted() : read.row();
        inflow.absorb(task.sync(), task.mapping(), row);
        Link now = links.ofRecord(task.syncId(), task.recordId()).orElse(null);
        if (now == null || now.gone()) {
            pushes.done(task.push());
            return Step.DONE;
        }
        return step(task, now, row, values.linked(task.sync().connectionId(), task.mapping(), row).values());
    }

    private Step step(Telling task, Link link, CrmRow row, Map<String, Object> rowNow) {
        Merge merge = merge(task, link, rowNow);
        if (!merge.toUs().isEmpty()) {
            takeBack(task, link, row, rowNow);
            return Step.AGAIN;
        }
        Map<String, Object> telling = values.tellable(task, merge.toThem());
        if (telling.isEmpty()) {
            pushes.done(task.push());
            return Step.DONE;
        }
        CrmReply reply = crm.update(task.connection(), task.sync().object(), row, values.theirs(task, telling));
        if (reply.stale() || reply.gone()) {
            return Step.STALE;
        } else if (reply.isDone()) {
            told.keep(task, link, telling, reply, rowNow);
        } else {
            told.refused(task, reply.answer());
        }
        return Step.DONE;
    }

    private Merge merge(Telling task, Link link, Map<String, Object> rowNow) {
        Map<String, Object> held = Values.held(task.mapping(), records.find(task.mapping().record(), link.recordId()).orElseThrow());
        return Merge.of(task.mapping().fields(), new Merge.Sides(held, rowNow, link.ours(), link.theirs()), field -> true);
    }

    /** A field that belongs to the CRM was changed here: it becomes again what it is there. */
    private void takeBack(Telling task, Link link, CrmRow row, Map<String, Object> rowNow) {
        transactions.executeWithoutResult(done -> {
            counterparts.lock(task.mapping().record(), List.of(link.recordId()));
            book.write(task.sync(), task.mapping(), List.of(new Act.Alter(link, row, merge(task, link, rowNow))), false);
        });
    }
}
