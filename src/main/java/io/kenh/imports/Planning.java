package io.kenh.imports;

import io.kenh.condition.Fields;
import io.kenh.crm.Columns;
import io.kenh.crm.RecordFields;
import io.kenh.crm.RecordType;
import io.kenh.imports.table.Rows;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Makes plans for files, and looks over those that people made of them. */
@Component
class Planning {

    private static final int MOST_ROWS = 1_000_000;

    private final Guess guess;
    private final RecordFields fields;

    Planning(Guess guess, RecordFields fields) {
        this.guess = guess;
        this.fields = fields;
    }

    /** Every field a column may fill. */
    List<String> choices(RecordType type) {
        return guess.choices(type);
    }

    /** @throws Refused when it has no row */
    Plan guessed(RecordType type, Path file, Reading reading) {
        try (Rows table = Rows.open(file, reading)) {
            if (!table.hasNext()) {
                throw new Refused("file: found no row, wanted headings and rows below them");
            }
            List<String> headings = table.next().cells();
            return new Plan(reading, headings, guess.of(type, headings), Plan.UPDATE);
        }
    }

    /** Reading all of it once finds what cannot be read before anything is taken in. */
    static int count(Path file, Reading reading) {
        int count = -1;
        try (Rows table = Rows.open(file, reading)) {
            for (; table.hasNext(); table.next()) {
                count++;
            }
        }
        if (count > MOST_ROWS) {
            throw new Refused("file: found %d rows, wanted at most %d; cut it into several files".formatted(count, MOST_ROWS));
        }
        return count;
    }

    /** @throws Refused with the first fault */
    void check(RecordType type, Plan plan) {
        Fields known = fields.of(type);
        Set<String> filled = new HashSet<>();
        if (plan.fields().size() != plan.headings().size()) {
            throw new Refused("columns: found %d fields, wanted one for each of %d columns, empty for none".formatted(plan.fields().size(), plan.headings().size()));
        }
        if (!Plan.WAYS.contains(plan.duplicates())) {
            throw new Refused("duplicates: found '%s', wanted one of %s".formatted(plan.duplicates(), Plan.WAYS));
        }
        for (String field : plan.fields()) {
            boolean fits = field.isEmpty() || known.find(field).isPresent() && !Columns.kept().contains(field);
            if (!fits || !field.isEmpty() && !filled.add(field)) {
                throw new Refused("columns: found '%s'%s, wanted each of %s at most once".formatted(field, fits ? " twice" : "", guess.choices(type)));
            }
        }
        if (filled.isEmpty()) {
            throw new Refused("columns: found no column that fills a field, wanted at least one");
        }
    }
}
