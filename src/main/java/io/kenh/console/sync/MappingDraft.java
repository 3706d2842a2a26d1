package io.kenh.console.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A mapping as the form holds it. Nothing is null; what is not said is empty and means the usual.
 *
 * @param match   our fields by which a row finds its record before they are linked, in this order
 * @param rows    which rows become records
 * @param records which records become rows
 */
record MappingDraft(String object, String record, String direction, String creates, List<String> match, String deletes, String owner,
        List<OnlyDraft> rows, List<OnlyDraft> records, List<FieldDraft> fields) {

    MappingDraft {
        match = List.copyOf(match);
        rows = List.copyOf(rows);
        records = List.copyOf(records);
        fields = List.copyOf(fields);
    }

    /** Our kind of record, which is called like the object where nobody says otherwise. */
    public String kind() {
        return record.isEmpty() ? object : record;
    }

    MappingDraft withFields(UnaryOperator<List<FieldDraft>> change) {
        return new MappingDraft(object, record, direction, creates, match, deletes, owner, rows, records, change.apply(new ArrayList<>(fields)));
    }

    MappingDraft withFilters(boolean ours, UnaryOperator<List<OnlyDraft>> change) {
        List<OnlyDraft> changed = change.apply(new ArrayList<>(ours ? records : rows));
        return new MappingDraft(object, record, direction, creates, match, deletes, owner, ours ? rows : changed, ours ? changed : records, fields);
    }

    /** As it is written: without rows that nobody filled in. */
    MappingDraft trimmed() {
        return new MappingDraft(object, record, direction, creates, match.stream().filter(field -> !field.isBlank()).distinct().toList(), deletes, owner,
                rows.stream().filter(only -> !only.field().isBlank()).toList(), records.stream().filter(only -> !only.field().isBlank()).toList(),
                fields.stream().filter(field -> !field.isBlank()).map(FieldDraft::trimmed).toList());
    }
}
