package io.kenh.condition;

import java.util.List;

/** A condition made ready for many records; safe for several threads. */
public final class Matcher {

    /** A part of the compiled tree. */
    interface Node {
        boolean matches(Facts facts, Moment moment);
    }

    private final Node root;
    private final List<BoundClause> clauses;

    Matcher(Node root, List<BoundClause> clauses) {
        this.root = root;
        this.clauses = clauses;
    }

    /** Whether the record meets the condition at that moment. */
    public boolean matches(Facts facts, Moment moment) {
        return root.matches(facts, moment);
    }

    /** Every clause with the value it saw and its own answer, in reading order. */
    public List<Finding> explain(Facts facts, Moment moment) {
        return clauses.stream().map(clause -> clause.find(facts, moment)).toList();
    }
}
