package io.kenh.condition;

import io.kenh.condition.operator.Column;
import io.kenh.condition.operator.Operator;

/** A clause whose field, operator and value are known to fit. */
record BoundClause(Clause clause, Field field, Operator operator, Object wanted) implements Matcher.Node {

    @Override
    public boolean matches(Facts facts, Moment moment) {
        return operator.test(facts, field, wanted, moment);
    }

    Finding find(Facts facts, Moment moment) {
        return new Finding(clause, facts.get(field.name()), matches(facts, moment));
    }

    org.jooq.Condition sql(SqlFields fields, Moment moment) {
        return operator.sql(new Column(field.type(), fields.column(field.name())), wanted, moment);
    }
}
