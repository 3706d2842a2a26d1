package io.kenh.condition;

import io.kenh.condition.operator.Operators;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.impl.DSL;

/** The door: checks a condition, asks it in memory, or turns it into SQL. Both give the same answer on the same record. */
public final class Conditions {

    private Conditions() {
    }

    /** Every fault of a condition; empty when it can be asked. */
    public static List<Fault> check(Condition condition, Fields fields) {
        return List.copyOf(Check.of(condition, fields).faults());
    }

    /** The names of all operators for a type, in the order of a menu. */
    public static List<String> operators(FieldType type) {
        return Operators.names(type);
    }

    /** All operators for a type as a form needs them, in the order of a menu. */
    public static List<OperatorChoice> menu(FieldType type) {
        return Operators.choices(type);
    }

    /** @throws InvalidCondition with every fault */
    public static Matcher compile(Condition condition, Fields fields) {
        Map<Clause, BoundClause> bound = Check.of(condition, fields).bound();
        return new Matcher(node(condition, bound), condition.clauses().stream().map(bound::get).toList());
    }

    private static Matcher.Node node(Condition condition, Map<Clause, BoundClause> bound) {
        if (condition instanceof All all) {
            return all(nodes(all.parts(), bound));
        }
        return condition instanceof Any any ? any(nodes(any.parts(), bound)) : bound.get((Clause) condition);
    }

    private static Matcher.Node[] nodes(List<Condition> parts, Map<Clause, BoundClause> bound) {
        return parts.stream().map(part -> node(part, bound)).toArray(Matcher.Node[]::new);
    }

    private static Matcher.Node all(Matcher.Node[] nodes) {
        return (facts, moment) -> {
            for (Matcher.Node node : nodes) {
                if (!node.matches(facts, moment)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static Matcher.Node any(Matcher.Node[] nodes) {
        return (facts, moment) -> {
            for (Matcher.Node node : nodes) {
                if (node.matches(facts, moment)) {
                    return true;
                }
            }
            return false;
        };
    }

    /**
     * The condition for a WHERE. It may be null where it is false, so that indexes can serve it; elsewhere write
     * {@code (…) is true}.
     *
     * @throws InvalidCondition with every fault; operators about a change are faults here
     */
    public static org.jooq.Condition sql(Condition condition, SqlFields fields, Moment moment) {
        Map<Clause, BoundClause> bound = Check.of(condition, fields).bound();
        List<Fault> faults = bound.values().stream().filter(clause -> clause.operator().needsChange())
                .map(clause -> new Fault(clause.clause().toString(), "'" + clause.operator().name() + "'",
                        "an operator that needs no change: stored records have no before")).toList();
        if (!faults.isEmpty()) {
            throw new InvalidCondition(faults);
        }
        return sql(condition, bound, fields, moment);
    }

    private static org.jooq.Condition sql(Condition condition, Map<Clause, BoundClause> bound, SqlFields fields, Moment moment) {
        if (condition instanceof Clause clause) {
            return bound.get(clause).sql(fields, moment);
        }
        boolean all = condition instanceof All;
        List<Condition> parts = condition instanceof Any any ? any.parts() : ((All) condition).parts();
        Collection<org.jooq.Condition> conditions = parts.stream().map(part -> sql(part, bound, fields, moment)).toList();
        return all ? DSL.and(conditions) : DSL.or(conditions);
    }

    /**
     * Equalities without which the condition cannot hold: for each field named, the record has one of the keys. An index of
     * many conditions looks only at those whose anchors the record meets, by {@link #keys}.
     *
     * @return field to keys; empty when nothing can be said
     * @throws InvalidCondition with every fault
     */
    public static Map<String, Set<Object>> anchors(Condition condition, Fields fields) {
        return Anchors.of(condition, Check.of(condition, fields).bound());
    }

    /** The keys a record has at a field: one for a plain value, one for each tag, none for an empty field. */
    public static Set<Object> keys(Facts facts, Field field) {
        Object key = field.type().key(field.type().read(facts.get(field.name())));
        return key == null ? Set.of() : key instanceof Collection<?> tags ? Set.copyOf(tags) : Set.of(key);
    }
}
