package io.kenh.sync;

import io.kenh.crm.Plain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What has to happen so that a record and its row agree, field by field: each side is held against what it was when both
 * agreed last. Pure: the same four states always give the same answer, so it may be asked again after any interruption.
 *
 * @param toUs     field → value that our record has to take
 * @param toThem   field → value, as we write it, that the row has to take
 * @param ours     our values of the new agreement; fields that are still to be told keep their former one
 * @param theirs   the row's values of the new agreement, as we would write them
 * @param clashes  where both sides had changed a field to different values
 */
record Merge(Map<String, Object> toUs, Map<String, Object> toThem, Map<String, Object> ours, Map<String, Object> theirs, List<Clash> clashes) {

    /** @param winner null where a person has to decide */
    record Clash(String field, Object ours, Object theirs, Owner winner) {
    }

    /** The two sides, now and when they agreed last. A field that {@code rowNow} does not hold was not told of: ours stays as it is. */
    record Sides(Map<String, Object> recordNow, Map<String, Object> rowNow, Map<String, Object> recordThen, Map<String, Object> rowThen) {
    }

    /** @param oursIsLater asked for fields of {@link Owner#LATEST} that both sides have changed */
    static Merge of(Iterable<FieldRule> rules, Sides sides, Predicate<String> oursIsLater) {
        Merge merge = new Merge(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(sides.recordThen()),
                new LinkedHashMap<>(sides.rowThen()), new ArrayList<>());
        for (FieldRule rule : rules) {
            if (sides.rowNow().get(rule.ours()) instanceof Unlinked) {
                continue;
            } else if (sides.rowNow().containsKey(rule.ours())) {
                merge.field(rule, sides, oursIsLater);
            } else if (rule.flow() == Flow.OUT || rule.flow().goesOut() && rule.owner() != Owner.CRM) {
                merge.outward(rule.ours(), sides);
            } else if (rule.owner() == Owner.CRM) {
                merge.takenBack(rule.ours(), sides);
            }
        }
        return merge;
    }

    /** Where nothing was ever agreed, an empty side is filled, whoever owns the field: it has nothing to lose. */
    private void field(FieldRule rule, Sides sides, Predicate<String> oursIsLater) {
        String name = rule.ours();
        Object mine = sides.recordNow().get(name);
        Object yours = sides.rowNow().get(name);
        boolean changedHere = !same(mine, sides.recordThen().get(name));
        boolean changedThere = !same(yours, sides.rowThen().get(name));
        boolean never = !sides.recordThen().containsKey(name) && !sides.rowThen().containsKey(name);
        if (!changedHere && !changedThere) {
            ours.putIfAbsent(name, mine);
            theirs.putIfAbsent(name, yours);
        } else if (same(mine, yours)) {
            agree(name, mine, yours);
        } else if (never && changedHere != changedThere) {
            give(rule, mine, yours, changedHere);
        } else if (changedHere && changedThere) {
            both(rule, mine, yours, oursIsLater);
        } else {
            one(rule, mine, yours, changedHere);
        }
    }

    private void both(FieldRule rule, Object mine, Object yours, Predicate<String> oursIsLater) {
        Owner winner = switch (rule.flow()) {
            case IN -> Owner.CRM;
            case OUT -> Owner.HUB;
            default -> rule.owner() == Owner.LATEST ? oursIsLater.test(rule.ours()) ? Owner.HUB : Owner.CRM : rule.owner();
        };
        clashes.add(new Clash(rule.ours(), mine, yours, winner == Owner.ASK ? null : winner));
        if (winner != Owner.ASK) {
            give(rule, mine, yours, winner == Owner.HUB);
        }
    }

    /** One side changed the field: it holds, unless the field belongs to the other. */
    private void one(FieldRule rule, Object mine, Object yours, boolean here) {
        Owner owner = rule.owner();
        give(rule, mine, yours, owner == Owner.HUB || owner != Owner.CRM && here || rule.flow() == Flow.OUT && here);
    }

    private void give(FieldRule rule, Object mine, Object yours, boolean oursHolds) {
        if (oursHolds && rule.flow().goesOut()) {
            toThem.put(rule.ours(), mine);
        } else if (!oursHolds && rule.flow().comesIn()) {
            toUs.put(rule.ours(), yours);
            agree(rule.ours(), yours, yours);
        }
    }

    /** A field that the row does not show is told whenever it changes here: many CRMs leave out what is empty. */
    private void outward(String name, Sides sides) {
        if (!same(sides.recordNow().get(name), sides.recordThen().get(name))) {
            toThem.put(name, sides.recordNow().get(name));
        }
    }

    /** A field of the CRM that the row does not show: if it was empty, it is, whatever was said here. What it held may have been left out. */
    private void takenBack(String name, Sides sides) {
        boolean here = !same(sides.recordNow().get(name), null);
        if (!sides.recordThen().containsKey(name) && !here) {
            agree(name, null, null);
        } else if (sides.recordThen().containsKey(name) && same(sides.recordThen().get(name), null) && here) {
            toUs.put(name, null);
        }
    }

    private void agree(String name, Object mine, Object yours) {
        ours.put(name, mine);
        theirs.put(name, yours);
    }

    /** Whether nothing is left to be told or decided, so that the row is known as it is. */
    boolean isWhole() {
        return toThem.isEmpty() && clashes.stream().noneMatch(clash -> clash.winner() == null);
    }

    /** Whether a person would call the values the same. */
    static boolean same(Object one, Object other) {
        return Objects.equals(plain(one), plain(other));
    }

    private static Object plain(Object value) {
        boolean empty = value instanceof String text && text.isBlank() || value instanceof List<?> list && list.isEmpty();
        return empty ? null : value instanceof List<?> list ? Set.copyOf(list.stream().map(String::valueOf).toList()) : Plain.of(value);
    }
}
