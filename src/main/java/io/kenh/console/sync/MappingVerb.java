package io.kenh.console.sync;

import static io.kenh.console.RowVerb.add;
import static io.kenh.console.RowVerb.remove;
import static io.kenh.console.RowVerb.swap;

import io.kenh.console.RowVerb;
import io.kenh.console.sync.FieldDraft.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A button of the form that changes its rows: {@code field.add}, {@code field.up.1}, {@code field.down.1}, {@code field.remove.1},
 * {@code value.add.1}, {@code value.remove.1.0}, {@code rows.add}, {@code rows.remove.0}, {@code records.add}, {@code records.remove.0}.
 */
final class MappingVerb {

    private final RowVerb verb;

    MappingVerb(String text) {
        verb = new RowVerb(text);
    }

    /** The changed mapping; a verb that names no such row leaves it as it is. */
    MappingDraft apply(MappingDraft draft) {
        return switch (part(0) + "." + part(1)) {
            case "field.add" -> draft.withFields(rows -> add(rows, FieldDraft.BLANK));
            case "field.up" -> draft.withFields(rows -> swap(rows, number(2), number(2) - 1));
            case "field.down" -> draft.withFields(rows -> swap(rows, number(2), number(2) + 1));
            case "field.remove" -> draft.withFields(rows -> remove(rows, number(2)));
            case "value.add" -> pairs(draft, pairs -> add(pairs, Pair.BLANK));
            case "value.remove" -> pairs(draft, pairs -> remove(pairs, number(3)));
            case "rows.add", "records.add" -> draft.withFilters(isOurs(), rows -> add(rows, OnlyDraft.BLANK));
            case "rows.remove", "records.remove" -> draft.withFilters(isOurs(), rows -> remove(rows, number(2)));
            default -> draft;
        };
    }

    /** Id of the element that has the focus afterwards; empty for the one that has it. */
    String focus(MappingDraft after) {
        return switch (part(0) + "." + part(1)) {
            case "field.add" -> "field-%d-ours".formatted(after.fields().size() - 1);
            case "field.up" -> "field-" + Math.max(0, number(2) - 1);
            case "field.down" -> "field-" + Math.min(after.fields().size() - 1, number(2) + 1);
            case "field.remove" -> "field-add";
            case "value.add" -> "field-%d-values-%d-ours".formatted(number(2), after.fields().get(number(2)).values().size() - 1);
            case "value.remove" -> "field-%d-value-add".formatted(number(2));
            case "rows.add" -> "rows-%d-field".formatted(after.rows().size() - 1);
            case "records.add" -> "records-%d-field".formatted(after.records().size() - 1);
            case "rows.remove", "records.remove" -> part(0) + "-add";
            default -> "";
        };
    }

    private boolean isOurs() {
        return part(0).equals("records");
    }

    private MappingDraft pairs(MappingDraft draft, UnaryOperator<List<Pair>> change) {
        return draft.withFields(rows -> {
            int i = number(2);
            if (i >= 0 && i < rows.size()) {
                rows.set(i, rows.get(i).with(change.apply(new ArrayList<>(rows.get(i).values()))));
            }
            return rows;
        });
    }

    private String part(int i) {
        return verb.part(i);
    }

    private int number(int i) {
        return verb.number(i);
    }
}
