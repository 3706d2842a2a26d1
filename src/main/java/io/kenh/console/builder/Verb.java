package io.kenh.console.builder;

import static io.kenh.console.RowVerb.add;
import static io.kenh.console.RowVerb.copy;
import static io.kenh.console.RowVerb.remove;
import static io.kenh.console.RowVerb.swap;

import io.kenh.console.RowVerb;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A button of the form that changes its rows: {@code clause.add.filter}, {@code clause.group.conditions.1} (a group within the
 * group of row 1), {@code clause.remove.conditions.1.0}, {@code actions.up.1}, {@code actions.pair.0.set}, {@code actions.unpair.0.set.1}.
 */
final class Verb {

    private final RowVerb verb;

    Verb(String text) {
        this.verb = new RowVerb(text);
    }

    /** The changed form; one that names no such row leaves it as it is. */
    Draft apply(Draft draft) {
        return switch (part(0) + "." + part(1)) {
            case "clause.add" -> draft.with(part(2), path(), rows -> add(rows, ClauseDraft.BLANK));
            case "clause.group" -> draft.with(part(2), path(), rows -> add(rows, group(!draft.group(part(2)).at(path()).any())));
            case "clause.remove" -> draft.with(part(2), parent(), rows -> remove(rows, number(verb.length() - 1)));
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
            case "clause.add" -> id(path()) + "-%d-field".formatted(last(after));
            case "clause.group" -> id(path()) + "-%d-0-field".formatted(last(after));
            case "clause.remove" -> id(after.group(part(2)).at(parent()).rows().isEmpty() ? List.of() : parent()) + "-add";
            case "actions.add" -> "action-" + (after.actions().size() - 1);
            case "actions.remove" -> "actions-add";
            case "actions.up" -> "action-" + Math.max(0, number(2) - 1);
            case "actions.down", "actions.copy" -> "action-" + Math.min(after.actions().size() - 1, number(2) + 1);
            default -> "";
        };
    }

    /** A new group is joined the other way than the rows around it; nobody would need it otherwise. */
    private static ClauseDraft group(boolean any) {
        return ClauseDraft.of(new GroupDraft(any, List.of(ClauseDraft.BLANK)));
    }

    /** The rows that lead to the group a button about clauses belongs to. */
    private List<Integer> path() {
        return IntStream.range(3, verb.length()).mapToObj(this::number).filter(row -> row >= 0).toList();
    }

    private List<Integer> parent() {
        return path().subList(0, Math.max(0, path().size() - 1));
    }

    private int last(Draft after) {
        return after.group(part(2)).at(path()).rows().size() - 1;
    }

    private String id(List<Integer> path) {
        return path.stream().map(row -> "-" + row).reduce(part(2), String::concat);
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

    private String part(int i) {
        return verb.part(i);
    }

    private int number(int i) {
        return verb.number(i);
    }
}
