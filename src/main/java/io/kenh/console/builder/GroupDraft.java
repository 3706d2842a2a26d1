package io.kenh.console.builder;

import io.kenh.condition.All;
import io.kenh.condition.Any;
import io.kenh.condition.Condition;
import java.util.List;
import java.util.Objects;

/**
 * The rows of a filter or of the conditions, joined by AND or OR.
 *
 * @param any whether one of them is enough
 */
record GroupDraft(boolean any, List<ClauseDraft> rows) {

    static final GroupDraft NONE = new GroupDraft(false, List.of());

    GroupDraft {
        rows = List.copyOf(rows);
    }

    static GroupDraft of(Condition condition) {
        if (condition == null) {
            return NONE;
        }
        List<Condition> parts = condition instanceof All all ? all.parts() : condition instanceof Any any ? any.parts() : List.of(condition);
        return new GroupDraft(condition instanceof Any, parts.stream().map(ClauseDraft::of).toList());
    }

    static GroupDraft read(Params params) {
        return new GroupDraft("any".equals(params.one("join")), params.rows().stream().map(ClauseDraft::read).toList());
    }

    /** Clauses, counted through nested parts. */
    int size() {
        return rows.stream().mapToInt(ClauseDraft::size).sum();
    }

    /** Rows without a field are left out; null when none is left. */
    Condition condition(Menu menu) {
        List<Condition> parts = parts(menu).stream().filter(Objects::nonNull).toList();
        return parts.isEmpty() ? null : any ? new Any(parts) : new All(parts);
    }

    /** Each row's condition in the order of the form; null for a row without a field. */
    List<Condition> parts(Menu menu) {
        return rows.stream().map(row -> row.isBlank() ? null : menu.condition(row)).collect(java.util.stream.Collectors.toList());
    }

    GroupDraft with(List<ClauseDraft> changed) {
        return new GroupDraft(any, changed);
    }
}
