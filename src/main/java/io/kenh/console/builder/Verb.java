package io.kenh.console.builder;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A button of the form that changes its rows: {@code filter.add}, {@code conditions.remove.2}, {@code actions.up.1},
 * {@code actions.pair.0.set}, {@code actions.unpair.0.set.1}.
 */
final class Verb {

    private final String[] parts;

    Verb(String text) {
        this.parts = text.split("\\.");
    }

    /** The changed form; one that names no such row leaves it as it is. */
    Draft apply(Draft draft) {
        return switch (part(0) + "." + part(1)) {
            case "filter.add", "conditions.add" -> draft.with(part(0), rows -> add(rows, ClauseDraft.BLANK));
            case "filter.remove", "conditions.remove" -> draft.with(part(0), rows -> remove(rows, number(2)));
            case "actions.add" -> draft.withActions(rows -> add(rows, new ActionDraft(part(2), SettingsDraft.NONE, WhenDraft.NOW)));
            case "actions.remove" -> draft.withActions(rows -> remove(rows, number(2)));
            case "actions.up" -> draft.withActions(rows -> swap(rows, number(2), number(2) - 1));
            case "actions.down" -> draft.withActions(rows -> swap(rows, number(2), number(2) + 1));
            case "actions.copy" -> draft.withActions(rows -> copy(rows, number(2)));
            case "actions.pair" -> pairs(draft, rows -> add(rows, new SettingsDraft.Pair("", "")));
            case "actions.unpair" -> pairs(draft, rows -> remove(rows, number(4)));
            default -> draft;
        };
    }

    /** Id of the element that has the focus afterwards; empty for none. */
    String focus(Draft after) {
        return switch (part(0) + "." + part(1)) {
            case "filter.add", "conditions.add" -> "%s-%d-field".formatted(part(0), after.group(part(0)).rows().size() - 1);
            case "filter.remove", "conditions.remove" -> part(0) + "-add";
            case "actions.add" -> "action-" + (after.actions().size() - 1);
            case "actions.remove" -> "actions-add";
            case "actions.up" -> "action-" + Math.max(0, number(2) - 1);
            case "actions.down", "actions.copy" -> "action-" + Math.min(after.actions().size() - 1, number(2) + 1);
            default -> "";
        };
    }

    private Draft pairs(Draft draft, UnaryOperator<List<SettingsDraft.Pair>> change) {
        return draft.withActions(rows -> {
            int i = number(2);
            if (i >= 0 && i < rows.size()) {
                ActionDraft old = rows.get(i);
                rows.set(i, new ActionDraft(old.action(), old.with().withPairs(part(3), change.apply(new ArrayList<>(old.with().pairs(part(3))))), old.when()));
            }
            return rows;
        });
    }

    private static <T> List<T> add(List<T> rows, T row) {
        rows.add(row);
        return rows;
    }

    private static <T> List<T> remove(List<T> rows, int i) {
        if (i >= 0 && i < rows.size()) {
            rows.remove(i);
        }
        return rows;
    }

    private static <T> List<T> copy(List<T> rows, int i) {
        if (i >= 0 && i < rows.size()) {
            rows.add(i + 1, rows.get(i));
        }
        return rows;
    }

    private static <T> List<T> swap(List<T> rows, int i, int j) {
        if (Math.min(i, j) >= 0 && Math.max(i, j) < rows.size()) {
            java.util.Collections.swap(rows, i, j);
        }
        return rows;
    }

    private String part(int i) {
        return i < parts.length ? parts[i] : "";
    }

    private int number(int i) {
        return part(i).matches("\\d{1,4}") ? Integer.parseInt(part(i)) : -1;
    }
}
