package io.kenh.imports;

import io.kenh.condition.Field;
import io.kenh.condition.FieldType;
import io.kenh.condition.Fields;
import io.kenh.crm.InvalidValue;
import io.kenh.crm.RecordType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads rows by a plan: each cell as a value of its field, with everything that is wrong. */
final class RowReader {

    private static final int MOST_KNOWN = 10_000;
    private static final int LONGEST_SHOWN = 200;

    private final RecordType type;
    private final Plan plan;
    private final List<Field> fields;
    private final Cells cells;
    /** A list names the same few colleagues and companies again and again, and looking one up is dear. */
    private final Map<String, Object> known = new HashMap<>();

    RowReader(RecordType type, Plan plan, Fields fields, Cells cells) {
        this.type = type;
        this.plan = plan;
        this.cells = cells;
        this.fields = plan.fields().stream().map(name -> name.isEmpty() ? null : fields.find(name).orElse(null)).toList();
    }

    Read read(Row row) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<RowFault> faults = new ArrayList<>();
        for (int column = 0; column < fields.size(); column++) {
            if (fields.get(column) != null && !row.cell(column).isEmpty()) {
                read(row, column, values, faults);
            }
        }
        if (faults.isEmpty()) {
            missing(values).ifPresent(wanted -> faults.add(new RowFault(row.number(), "", "none of them", wanted)));
        }
        return new Read(row, values, faults);
    }

    private void read(Row row, int column, Map<String, Object> values, List<RowFault> faults) {
        String text = row.cell(column);
        try {
            if (text.indexOf('\uFFFD') >= 0) {
                faults.add(fault(row, column, "letters; the file's encoding may be another one"));
            } else {
                values.put(fields.get(column).name(), value(fields.get(column), text));
            }
        } catch (InvalidValue invalid) {
            faults.add(fault(row, column, invalid.wanted().sentence(invalid.detail())));
        }
    }

    private Object value(Field field, String text) {
        if (field.type() != FieldType.REFERENCE) {
            return cells.read(type, field, text);
        }
        if (known.size() > MOST_KNOWN) {
            known.clear();
        }
        return known.computeIfAbsent(field.name() + '\n' + text, key -> cells.read(type, field, text));
    }

    private RowFault fault(Row row, int column, String wanted) {
        String text = row.cell(column);
        return new RowFault(row.number(), plan.headings().get(column), text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text, wanted);
    }

    private Optional<String> missing(Map<String, Object> values) {
        if (type == RecordType.LEAD || type == RecordType.CONTACT) {
            return Stream.of("name", "phone", "email").anyMatch(values::containsKey) ? Optional.empty() : Optional.of("a name, a phone number or a mail address");
        }
        return values.containsKey("name") ? Optional.empty() : Optional.of("a name");
    }
}
