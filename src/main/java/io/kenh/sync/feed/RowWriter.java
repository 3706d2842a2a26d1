package io.kenh.sync.feed;

import io.kenh.crm.Edit;
import io.kenh.crm.FieldValues;
import io.kenh.crm.InvalidValue;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Arrival.Outcome;
import io.kenh.platform.Poison;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Brings rows of another system into our records, many with few statements, as part of line one's transaction. */
@Component
class RowWriter {

    /** @param record the row's record here; null for one that we do not know yet */
    private record Known(ForeignRow row, Map<String, Object> fields, Long record) {

        void became(String kind) {
            String type = row.side().type().key();
            row.arrival().became(new Outcome(type + "." + kind, type, record, null));
        }
    }

    private final Records records;
    private final FieldValues values;
    private final ForeignLinks links;
    private final RowAddresses addresses;

    RowWriter(Records records, FieldValues values, ForeignLinks links, RowAddresses addresses) {
        this.records = records;
        this.values = values;
        this.links = links;
        this.addresses = addresses;
    }

    /**
     * Makes or changes the records that rows are; each arrival learns what became of it.
     *
     * @param rows each of another key
     */
    void write(List<ForeignRow> rows) {
        rows.stream().collect(Collectors.groupingBy(ForeignRow::side, LinkedHashMap::new, Collectors.toList())).forEach(this::write);
    }

    private void write(ForeignLinks.Side side, List<ForeignRow> rows) {
        List<Map<String, Object>> fields = rows.stream().map(this::fields).toList();
        Map<String, Map<String, Long>> owners = addresses.owners(side.type(), fields);
        if (rows.size() > 1 && RowAddresses.meet(fields, owners)) {
            rows.forEach(row -> write(side, List.of(row)));
            return;
        }
        Map<String, Long> linked = links.of(side, rows.stream().map(ForeignRow::key).toList());
        List<Known> all = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            all.add(known(rows.get(i), fields.get(i), linked, owners));
        }
        update(side.type(), all.stream().filter(one -> one.record() != null).toList());
        List<Known> made = create(side.type(), all.stream().filter(one -> one.record() == null).toList());
        settle(side, Stream.concat(all.stream().filter(one -> one.record() != null), made.stream()).toList(), owners);
    }

    private static Known known(ForeignRow row, Map<String, Object> fields, Map<String, Long> linked, Map<String, Map<String, Long>> owners) {
        Long link = linked.get(row.key());
        return new Known(row, fields, link != null ? link : RowAddresses.owner(fields, owners, row.shown()).orElse(null));
    }

    private Map<String, Object> fields(ForeignRow row) {
        List<InvalidValue> faults = new ArrayList<>();
        Map<String, Object> fields = values.read(row.side().type(), row.raw(), faults::add);
        if (!faults.isEmpty()) {
            throw new Poison("invalid values", row.shown() + ": " + String.join("; ", faults.stream().map(InvalidValue::getMessage).toList()));
        }
        return fields;
    }

    private void update(RecordType type, List<Known> known) {
        records.update(known.stream().map(one -> new Records.Update(type, one.record(), edit(one.fields()), one.row().cause(), one.row().kindOfKnown())).toList());
        known.forEach(one -> one.became(one.row().kindOfKnown()));
    }

    @SuppressWarnings("unchecked")
    private static Edit edit(Map<String, Object> fields) {
        Map<String, Object> set = new LinkedHashMap<>(fields);
        List<String> tags = (List<String>) set.remove("tags");
        return new Edit(set, tags == null ? List.of() : tags, List.of(), null);
    }

    /** The rows, each with its new record. */
    private List<Known> create(RecordType type, List<Known> unknown) {
        if (unknown.isEmpty()) {
            return unknown;
        }
        Iterator<Long> ids = records.ids(type, unknown.size()).iterator();
        List<Known> made = unknown.stream().map(one -> new Known(one.row(), one.fields(), ids.next())).toList();
        records.create(made.stream().map(one -> new Records.New(type, one.record(), one.row().kindOfNew(), columns(one.fields()), one.row().cause())).toList());
        made.forEach(one -> one.became(one.row().kindOfNew()));
        return made;
    }

    private static Map<String, Object> columns(Map<String, Object> fields) {
        Map<String, Object> columns = new LinkedHashMap<>();
        Map<String, Object> custom = new HashMap<>();
        fields.forEach((name, value) -> {
            if (name.startsWith("custom.")) {
                custom.put(name.substring("custom.".length()), value);
            } else if (value != null) {
                columns.put(name, value);
            }
        });
        custom.values().removeIf(Objects::isNull);
        columns.put("custom", custom);
        return columns;
    }

    private void settle(ForeignLinks.Side side, List<Known> all, Map<String, Map<String, Long>> owners) {
        links.put(side, all.stream().collect(Collectors.toMap(one -> one.row().key(), Known::record)));
        addresses.claim(side.type(), all.stream().map(Known::record).toList(), all.stream().map(Known::fields).toList(), owners);
    }
}
