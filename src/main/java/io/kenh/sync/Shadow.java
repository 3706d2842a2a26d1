package io.kenh.sync;

import io.kenh.connector.Connection;
import io.kenh.connector.Crm;
import io.kenh.connector.CrmPage;
import io.kenh.connector.CrmQuery;
import io.kenh.connector.CrmRow;
import io.kenh.crm.Records;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says what a sync would do, by the planner that decides in earnest, and does nothing of it. */
@Component
class Shadow {

    private static final int LINES = 200;

    private final JdbcClient db;
    private final Crm crm;
    private final Values values;
    private final Counterparts counterparts;
    private final Records records;

    Shadow(JdbcClient db, Crm crm, Values values, Counterparts counterparts, Records records) {
        this.db = db;
        this.crm = crm;
        this.values = values;
        this.counterparts = counterparts;
        this.records = records;
    }

    /** What is remembered from page to page instead of being written. */
    private static final class Report {
        private final Planner.Memory memory = new Planner.Memory(new HashSet<>(), new HashMap<>());
        private final Set<Long> met = new HashSet<>();
        private final Set<String> seen = new HashSet<>();
        private final Map<String, Integer> counts = new TreeMap<>();
        private final List<ShadowReport.Line> lines = new ArrayList<>();

        void add(String action, CrmRow row, Long record, Map<String, Object> ours, Map<String, Object> theirs) {
            counts.merge(action, 1, Integer::sum);
            if (lines.size() < LINES && !action.equals("same") && !action.equals("pass")) {
                lines.add(new ShadowReport.Line(action, row == null ? null : row.id(), record, ours, theirs));
            }
        }
    }

    /**
     * Looks at everything the CRM has. Blocks for its answers.
     *
     * @param most rows; a larger CRM is looked at in part
     * @throws IllegalStateException where the CRM does not answer
     */
    ShadowReport of(Sync sync, SyncMapping mapping, Connection connection, int most) {
        Report report = new Report();
        CrmQuery query = CrmQuery.since(null);
        int rows = 0;
        while (query != null && rows < most) {
            CrmPage page = crm.list(connection, sync.object(), query);
            if (!page.answer().isAccepted()) {
                throw new IllegalStateException(Pull.sentence(page.answer()));
            }
            List<CrmRow> fresh = Planner.newest(page.rows()).stream().filter(row -> report.seen.add(row.id())).toList();
            rows += fresh.size();
            page(sync, mapping, fresh, report);
            query = page.next();
        }
        if (query == null && mapping.makesRows()) {
            strangers(sync, mapping, report);
        }
        return new ShadowReport(rows, query == null, report.counts, report.lines);
    }

    private void page(Sync sync, SyncMapping mapping, List<CrmRow> rows, Report report) {
        List<Reading> read = values.linked(sync.connectionId(), mapping, rows.stream().map(row -> values.read(mapping, row)).toList());
        read.forEach(one -> one.refused().forEach(no -> report.add("decide", one.row(), null, Map.of(no.rule().ours(), no.why()), Map.of())));
        new Planner(mapping, counterparts.of(sync, mapping, read), report.memory).plan(read).forEach(act -> note(act, report));
    }

    private static void note(Act act, Report report) {
        if (act instanceof Act.Make make) {
            report.add("make", make.row(), null, make.values(), Map.of());
            if (make.doubled() != null) {
                report.add("double", make.row(), make.doubled() == 0 ? null : make.doubled(), Map.of(), Map.of());
            }
        } else if (act instanceof Act.Join join) {
            report.met.add(join.recordId());
            report.add("join", join.row(), join.recordId(), Map.of(), Map.of());
            merged(join.row(), join.recordId(), join.merge(), report);
        } else if (act instanceof Act.Alter alter) {
            merged(alter.row(), alter.link().recordId(), alter.merge(), report);
        } else if (act instanceof Act.Lose lose) {
            report.add("lose", lose.row(), lose.link().recordId(), Map.of(), Map.of());
        } else {
            report.add(act instanceof Act.Seen ? "same" : "pass", act.row(), null, Map.of(), Map.of());
        }
    }

    private static void merged(CrmRow row, long record, Merge merge, Report report) {
        if (!merge.toUs().isEmpty()) {
            report.add("change", row, record, merge.toUs(), Map.of());
        }
        if (!merge.toThem().isEmpty()) {
            report.add("tell", row, record, Map.of(), merge.toThem());
        }
        merge.clashes().stream().filter(clash -> clash.winner() == null).forEach(clash -> report.add("decide", row, record,
                java.util.Collections.singletonMap(clash.field(), clash.ours()), java.util.Collections.singletonMap(clash.field(), clash.theirs())));
    }

    private void strangers(Sync sync, SyncMapping mapping, Report report) {
        String lead = sync.record().equals("lead") ? " and r.converted is null" : "";
        db.sql("select r.id from %s r where not exists (select from sync_link l where l.sync_id = ? and l.record_id = r.id)%s order by r.id".formatted(sync.record(), lead))
                .param(sync.id()).query(Long.class).list().stream().filter(id -> !report.met.contains(id))
                .filter(id -> mapping.records().isAll() || records.find(mapping.record(), id).filter(mapping.records()::holdsRecord).isPresent())
                .forEach(id -> report.add("row", null, id, Map.of(), Map.of()));
    }
}
