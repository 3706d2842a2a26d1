package io.kenh.condition;

import io.kenh.condition.operator.BadValue;
import io.kenh.condition.operator.Operator;
import io.kenh.condition.operator.Operators;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at a whole condition once: collects its faults and binds each clause to its operator. */
final class Check {

    private final Fields fields;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<Clause, BoundClause> bound = new IdentityHashMap<>();

    private Check(Fields fields) {
        this.fields = fields;
    }

    static Check of(Condition condition, Fields fields) {
        Check check = new Check(fields);
        check.visit(condition, "");
        return check;
    }

    List<Fault> faults() {
        return faults;
    }

    /** @throws InvalidCondition when there is any fault */
    Map<Clause, BoundClause> bound() {
        if (!faults.isEmpty()) {
            throw new InvalidCondition(faults);
        }
        return bound;
    }

    private void visit(Condition condition, String where) {
        if (condition instanceof All all) {
            visitParts(all.parts(), where + ".all");
        } else if (condition instanceof Any any) {
            if (any.parts().isEmpty()) {
                fault(where + ".any", "nothing", "at least one clause");
            }
            visitParts(any.parts(), where + ".any");
        } else {
            visitClause((Clause) condition, where);
        }
    }

    private void visitParts(List<Condition> parts, String where) {
        for (int i = 0; i < parts.size(); i++) {
            visit(parts.get(i), where + "[" + i + "]");
        }
    }

    private void visitClause(Clause clause, String where) {
        Optional<Field> field = fields.find(clause.field());
        if (field.isEmpty()) {
            fault(where + ".field", "'" + clause.field() + "'", "one of " + fields.names());
            return;
        }
        FieldType type = field.get().type();
        Optional<Operator> operator = Operators.find(clause.operator(), type);
        if (operator.isEmpty()) {
            fault(where + ".op", "'" + clause.operator() + "'", "for " + type + " one of " + Operators.names(type));
            return;
        }
        bind(clause, field.get(), operator.get(), where);
    }

    private void bind(Clause clause, Field field, Operator operator, String where) {
        try {
            bound.put(clause, new BoundClause(clause, field, operator, operator.wanted(field, clause.value())));
        } catch (BadValue bad) {
            fault(where + ".value", bad.found(), bad.wanted());
        }
    }

    private void fault(String where, String found, String wanted) {
        faults.add(new Fault(where.startsWith(".") ? where.substring(1) : where, found, wanted));
    }
}
