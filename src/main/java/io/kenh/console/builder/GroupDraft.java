package io.kenh.console.builder;

import io.kenh.condition.All;
import io.kenh.condition.Any;
import io.kenh.condition.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The rows of a filter, of the conditions or of a group among them, joined by AND or OR.
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
        return rows.stream().map(row -> row.isBlank() ? null : menu.condition(row)).collect(Collectors.toList());
    }

    /** The group a path of rows leads to, itself for an empty one; {@link #NONE} where there is none. */
    GroupDraft at(List<Integer> path) {
        return path.isEmpty() ? this : inner(path.get(0)) == null ? NONE : inner(path.get(0)).at(path.subList(1, path.size()));
    }

    /** With the rows changed of the group a path leads to. A group within that loses its last row is gone. */
    GroupDraft with(List<Integer> path, UnaryOperator<List<ClauseDraft>> change) {
        List<ClauseDraft> changed = new ArrayList<>(rows);
        if (path.isEmpty()) {
            return new GroupDraft(any, change.apply(changed));
        }
        int row = path.get(0);
        if (inner(row) != null) {
            changed.set(row, ClauseDraft.of(inner(row).with(path.subList(1, path.size()), change)));
        }
        changed.removeIf(one -> one.group() != null && one.group().rows().isEmpty());
        return new GroupDraft(any, changed);
    }

    private GroupDraft inner(int row) {
        return row < rows.size() ? rows.get(row).group() : null;
    }
}
