package io.kenh.sync;

import io.kenh.connector.Answer;
import io.kenh.connector.Connection;
import io.kenh.connector.Crm;
import io.kenh.connector.CrmObject;
import io.kenh.connector.CrmPage;
import io.kenh.connector.CrmQuery;
import io.kenh.connector.CrmReply;
import io.kenh.connector.CrmRow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Hears what has changed in a CRM, page by page: what a page leads to and how far it went are one commit. */
@Component
class Pull {

    private static final int AT_ONCE = 20;

    private final JdbcClient db;
    private final Crm crm;
    private final NextPage next;
    private final Values values;
    private final Inflow inflow;
    private final Checkpoints checkpoints;
    private final Pushes pushes;
    private final SyncSettings settings;
    private final Clock clock;

    Pull(JdbcClient db, Crm crm, NextPage next, Values values, Inflow inflow, Checkpoints checkpoints, Pushes pushes, SyncSettings settings, Clock clock) {
        this.db = db;
        this.crm = crm;
        this.next = next;
        this.values = values;
        this.inflow = inflow;
        this.checkpoints = checkpoints;
        this.pushes = pushes;
        this.settings = settings;
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
        Function<CrmQuery, ReadPage> list = query -> ReadPage.of(crm.list(connection, sync.object(), query), row -> values.read(mapping, row));
        ReadPage read = next.take(sync.id(), new CrmQuery(at.since(), at.sinceId(), at.page()), list);
        CrmPage page = read.page();
        if (!page.answer().isAccepted()) {
            failed(sync, at, page.answer());
            return true;
        } else if (at.loaded() == null && page.next() != null) {
            next.ask(sync.id(), page.next(), list);
        }
        CrmPage deleted = page.next() != null ? page : TakenAway.since(crm, connection, object, at.newest());
        if (!deleted.answer().isAccepted()) {
            failed(sync, at, deleted.answer());
            return true;
        }
        return turn(sync, mapping, object, at, read, page.next() != null ? List.of() : deleted.rows());
    }

    private boolean turn(Sync sync, SyncMapping mapping, CrmObject object, Checkpoint at, ReadPage read, List<CrmRow> deleted) {
        CrmPage page = read.page();
        List<CrmRow> rows = Planner.newest(Stream.concat(page.rows().stream(), deleted.stream()).toList());
        boolean first = at.loaded() == null;
        Instant due = clock.instant().plus(settings.every());
        List<Reading> readings = rows.stream().map(row -> read.of(row).orElseGet(() -> values.read(mapping, row))).toList();
        Origin origin = first ? Origin.FIRST_LOAD : object.can("read") ? Origin.LIST : Origin.ROW;
        inflow.absorb(sync, mapping, readings, origin, () -> checkpoints.hold(sync.id(), at), () -> {
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
        Origin origin = checkpoints.of(sync.id()).loaded() == null ? Origin.FIRST_LOAD : Origin.ROW;
        for (String id : named) {
            CrmReply reply = crm.read(connection, sync.object(), id);
            if (!reply.answer().isAccepted()) {
                db.sql("update sync_hint set due = ? where sync_id = ? and external_id = ?").params(Links.at(clock.instant().plus(settings.patience())), sync.id(), id).update();
                failed(sync, checkpoints.of(sync.id()), reply.answer());
                return true;
            }
            CrmRow row = reply.row() == null ? CrmRow.named(id, null).asDeleted() : reply.row();
            inflow.absorb(sync, mapping, List.of(values.read(mapping, row)), origin, () -> checkpoints.lock(sync.id()),
                    () -> db.sql("delete from sync_hint where sync_id = ? and external_id = ?").params(sync.id(), id).update());
        }
        return !named.isEmpty();
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
