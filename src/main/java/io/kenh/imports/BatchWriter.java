package io.kenh.imports;

import io.kenh.crm.AddressClaims;
import io.kenh.crm.Addresses;
import io.kenh.crm.Edit;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Cause;
import io.kenh.event.Change;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Brings the rows of one batch into the records, as part of the caller's transaction. */
@Component
class BatchWriter {

    /** What became of a batch. */
    record Outcome(int created, int updated, int skipped, List<RowFault> faults, int refused) { }

    private final Records records;
    private final AddressClaims claims;
    private final JdbcClient db;

    BatchWriter(Records records, AddressClaims claims, JdbcClient db) {
        this.records = records;
        this.claims = claims;
        this.db = db;
    }

    /** @param rows those with faults are refused, the others become records */
    Outcome write(Import of, List<Read> rows) {
        RecordType type = RecordType.of(of.object());
        Sorted sorted = new Sorted(type, of.plan().duplicates(), new Cause("import:" + of.id(), 0));
        List<Read> sound = rows.stream().filter(row -> row.faults().isEmpty()).toList();
        rows.forEach(row -> sorted.faults.addAll(row.faults()));
        sorted.sort(sound);
        records.create(sorted.news);
        records.update(sorted.updates);
        sorted.claimed.forEach((kind, owners) -> claims.claim(type, kind, owners));
        int refused = rows.size() - sorted.news.size() - sorted.updates.size() - sorted.skipped;
        return new Outcome(sorted.news.size(), sorted.updates.size(), sorted.skipped, sorted.faults, refused);
    }

    /** A batch in the making: which rows are new, which speak of a known record. */
    private final class Sorted {

        private final RecordType type;
        private final String duplicates;
        private final Cause cause;
        private final List<Records.New> news = new ArrayList<>();
        private final List<Records.Update> updates = new ArrayList<>();
        private final List<RowFault> faults = new ArrayList<>();
        private final Map<String, Map<String, Long>> claimed = new LinkedHashMap<>();
        private int skipped;

        private Sorted(RecordType type, String duplicates, Cause cause) {
            this.type = type;
            this.duplicates = duplicates;
            this.cause = cause;
        }

        private void sort(List<Read> rows) {
            Known known = Known.of(type, rows, claims, db);
            Deque<Long> ids = new ArrayDeque<>(rows.isEmpty() ? List.of() : records.ids(type, rows.size()));
            rows.forEach(row -> sort(row, known, ids));
        }

        private void sort(Read row, Known known, Deque<Long> ids) {
            Set<Long> same = known.find(row);
            if (same.isEmpty() || duplicates.equals(Plan.CREATE)) {
                create(row, ids.pop(), known);
            } else if (same.size() > 1) {
                faults.addAll(row.refused("", "%s of several: %s".formatted(type.key(), same),
                        "phone and mail address of one " + type.key()).faults());
            } else if (duplicates.equals(Plan.SKIP)) {
                skipped++;
            } else {
                update(row, same.iterator().next(), known);
            }
        }

        private void create(Read row, long id, Known known) {
            Map<String, Object> fields = new LinkedHashMap<>();
            Map<String, Object> custom = new LinkedHashMap<>();
            row.fields().forEach((field, value) -> (field.startsWith("custom.") ? custom : fields).put(field.replaceFirst("^custom\\.", ""), value));
            fields.put("custom", custom);
            news.add(new Records.New(type, id, Change.IMPORTED, fields, cause));
            claim(row, id, known);
        }

        private void update(Read row, long id, Known known) {
            Map<String, Object> set = new LinkedHashMap<>(row.fields());
            @SuppressWarnings("unchecked")
            List<String> tags = (List<String>) set.remove("tags");
            updates.add(new Records.Update(type, id, new Edit(set, tags == null ? List.of() : tags, List.of(), null), cause, Change.IMPORTED));
            claim(row, id, known);
        }

        private void claim(Read row, long id, Known known) {
            if (Known.isPerson(type)) {
                for (String kind : List.of(Addresses.EMAIL, Addresses.PHONE)) {
                    Object value = row.fields().get(kind);
                    if (value != null && known.isFree(kind, value)) {
                        claimed.computeIfAbsent(kind, k -> new HashMap<>()).put(value.toString(), id);
                    }
                }
            }
            known.learn(row, id);
        }
    }
}
