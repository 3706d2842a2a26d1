package io.kenh.sync;

import io.kenh.connector.Answer;
import io.kenh.connector.Crm;
import io.kenh.connector.CrmReply;
import io.kenh.connector.CrmRow;
import io.kenh.connector.Outcome;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What a CRM answered when it was told something. */
@Component
class Told {

    private final Crm crm;
    private final Values values;
    private final Pushes pushes;
    private final Pull pull;
    private final Book book;
    private final Conflicts conflicts;
    private final Checkpoints checkpoints;
    private final TransactionTemplate transactions;

    Told(Crm crm, Values values, Pushes pushes, Pull pull, Book book, Conflicts conflicts, Checkpoints checkpoints, TransactionTemplate transactions) {
        this.crm = crm;
        this.values = values;
        this.pushes = pushes;
        this.pull = pull;
        this.book = book;
        this.conflicts = conflicts;
        this.checkpoints = checkpoints;
        this.transactions = transactions;
    }

    /**
     * Notes what was told as agreed. What else the row shows was never seen by a merge: where it is not as it was, the row is
     * held for unseen, so that it is read and merged once more.
     *
     * @param told   our values that the row has taken
     * @param rowNow what the row held before; empty for a new row
     */
    void keep(Telling task, Link link, Map<String, Object> told, CrmReply reply, Map<String, Object> rowNow) {
        CrmRow after = after(task, reply, link.externalId());
        Map<String, Object> shown = after == null ? Map.of() : values.linked(task.sync().connectionId(), task.mapping(), after).values();
        Map<String, Object> ours = new LinkedHashMap<>(link.ours());
        Map<String, Object> theirs = new LinkedHashMap<>(link.theirs());
        task.mapping().fields().stream().filter(rule -> told.containsKey(rule.ours())).forEach(rule -> {
            ours.put(rule.ours(), told.get(rule.ours()));
            theirs.put(rule.ours(), spelled(rule, told.get(rule.ours()), shown, reply.row() != null));
        });
        boolean seen = after != null && shown.entrySet().stream().allMatch(e -> Merge.same(e.getValue(),
                told.containsKey(e.getKey()) ? theirs.get(e.getKey()) : rowNow.get(e.getKey())));
        Instant modified = after == null ? link.modified() : after.modified();
        Link now = new Link(link.externalId(), link.recordId(), seen ? after.version() : null, modified, ours, theirs, false);
        transactions.executeWithoutResult(done -> book.told(task.sync(), now, task.push()));
    }

    /** The row after our write; read where the answer does not show it. Null where it cannot be read now. */
    private CrmRow after(Telling task, CrmReply reply, String id) {
        return reply.row() != null || !task.object().can("read") ? reply.row() : crm.read(task.connection(), task.sync().object(), id).row();
    }

    /**
     * What differs in the row that came with the answer is the CRM's spelling. Where it was read afterwards, somebody may have been
     * quicker; only of our own fields that is no matter.
     */
    private static Object spelled(FieldRule rule, Object told, Map<String, Object> shown, boolean answered) {
        boolean theirs = shown.containsKey(rule.ours()) && (answered || rule.owner() == Owner.HUB);
        return theirs ? shown.get(rule.ours()) : told;
    }

    /** The CRM did not take it: later, or when a person has looked. */
    void refused(Telling task, Answer answer) {
        if (answer.outcome() != Outcome.DATA && answer.outcome() != Outcome.DUPLICATE) {
            if (!answer.isUnknown()) {
                pushes.tried(task.push(), false);
            }
            later(task, answer);
            return;
        }
        String why = Pull.shortened(answer.code() + ": " + answer.text());
        transactions.executeWithoutResult(done -> {
            pushes.tried(task.push(), false);
            pushes.refuse(task.push(), why);
            conflicts.note(task.syncId(), null, task.recordId(), null, Conflicts.REFUSED, null, null, why, null);
        });
    }

    /** Only a person can help. */
    void forPerson(Telling task, String externalId, String kind, Object ours, Object theirs, String note) {
        transactions.executeWithoutResult(done -> {
            conflicts.note(task.syncId(), externalId, task.recordId(), null, kind, ours, theirs, note, null);
            pushes.refuse(task.push(), kind);
        });
    }

    void later(Telling task, Answer answer) {
        pushes.later(task.push(), pull.wait(answer, task.push().attempts()));
        checkpoints.trouble(task.syncId(), Pull.sentence(answer));
    }
}
