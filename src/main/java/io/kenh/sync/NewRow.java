package io.kenh.sync;

import io.kenh.connector.Crm;
import io.kenh.connector.CrmReply;
import io.kenh.connector.CrmRow;
import io.kenh.connector.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes a row of a record: once, whatever is answered or not. */
@Component
class NewRow {

    private final Crm crm;
    private final Values values;
    private final Links links;
    private final Pushes pushes;
    private final Inflow inflow;
    private final Told told;
    private final TransactionTemplate transactions;

    NewRow(Crm crm, Values values, Links links, Pushes pushes, Inflow inflow, Told told, TransactionTemplate transactions) {
        this.crm = crm;
        this.values = values;
        this.links = links;
        this.pushes = pushes;
        this.inflow = inflow;
        this.told = told;
        this.transactions = transactions;
    }

    /** @param record as it is now */
    void make(Telling task, Map<String, Object> record) {
        String mark = Planner.mark(task.mapping(), task.recordId());
        if (!task.push().tried()) {
            create(task, record, mark);
        } else if (task.object().marked() && task.object().can("find")) {
            find(task, record, mark);
        } else {
            told.forPerson(task, null, Conflicts.LOST, null, null, "the making of a row was not answered, and this CRM cannot be asked for it");
        }
    }

    /** It was begun before: the row may be there. */
    private void find(Telling task, Map<String, Object> record, String mark) {
        CrmReply found = crm.find(task.connection(), task.sync().object(), mark);
        if (!found.answer().isAccepted()) {
            told.later(task, found.answer());
        } else if (found.row() != null) {
            adopt(task, found.row());
        } else {
            create(task, record, mark);
        }
    }

    private void create(Telling task, Map<String, Object> record, String mark) {
        Map<String, Object> held = Values.held(task.mapping(), record);
        task.mapping().fields().stream().filter(rule -> !rule.flow().goesOut()).forEach(rule -> held.remove(rule.ours()));
        Map<String, Object> telling = values.tellable(task, held);
        pushes.tried(task.push(), true);
        CrmReply reply = crm.create(task.connection(), task.sync().object(), filled(values.theirs(task, telling)), mark);
        if (reply.answer().outcome() == Outcome.DUPLICATE && reply.id() != null) {
            adopt(task, reply.id());
        } else if (reply.isDone() && reply.id() != null) {
            told.keep(task, new Link(reply.id(), task.recordId(), null, null, Map.of(), Map.of(), false), telling, reply, Map.of());
        } else {
            told.refused(task, reply.answer());
        }
    }

    /** A new row says nothing of what is empty. */
    private static Map<String, Object> filled(Map<String, Object> values) {
        Map<String, Object> filled = new LinkedHashMap<>(values);
        filled.values().removeIf(Objects::isNull);
        return filled;
    }

    private void adopt(Telling task, String id) {
        CrmReply reply = crm.read(task.connection(), task.sync().object(), id);
        if (reply.row() != null) {
            adopt(task, reply.row());
        } else {
            told.refused(task, reply.answer());
        }
    }

    /** The row is there already: what it holds is merged, and what it lacks is told next. */
    private void adopt(Telling task, CrmRow row) {
        Link known = links.of(task.syncId(), List.of(row.id())).get(row.id());
        if (known != null && known.recordId() != task.recordId() && !known.gone()) {
            told.forPerson(task, row.id(), Conflicts.DOUBLE, known.recordId(), row.id(), "the CRM says that this record is a row which belongs to another record");
            return;
        }
        Map<String, Object> agreed = Planner.agreed(task.mapping(), row, task.recordId());
        transactions.executeWithoutResult(done -> {
            links.save(task.syncId(), List.of(known != null && known.recordId() == task.recordId() ? known
                    : new Link(row.id(), task.recordId(), null, null, agreed, agreed, false)));
            pushes.tried(task.push(), false);
        });
        inflow.absorb(task.sync(), task.mapping(), row);
    }
}
