package io.kenh.condition.operator;

import io.kenh.condition.FieldType;
import io.kenh.condition.OperatorChoice;
import java.util.List;
import java.util.Optional;

/** The list of operators. */
public final class Operators {

    private static final List<Operator> ALL = List.of(
            new Is(), new Not("is_not", new Is()), new In(), new Not("not_in", new In()),
            new Contains(Spelling.PLAIN), new Not("not_contains", new Contains(Spelling.PLAIN)),
            new StartsWith(Spelling.PLAIN), new EndsWith(Spelling.PLAIN),
            new Reads(Spelling.FOLDED), new Contains(Spelling.FOLDED), new StartsWith(Spelling.FOLDED), new EndsWith(Spelling.FOLDED),
            new LessThan(), new AtMost(), new MoreThan(), new AtLeast(), new BetweenNumbers(),
            new On(), new Before(), new After(), new BetweenDays(), new InLastDays(), new InNextDays(),
            new DaysAgo(), new DaysAgoAtLeast(), new DaysAhead(), new Anniversary(),
            new AgeAtLeast(), new AgeAtMost(), new AgeBetween(),
            new Has(), new Not("has_not", new Has()), new HasAny(), new HasAll(), new Not("has_none", new HasAny()),
            new Empty(), new Not("not_empty", new Empty()),
            new Changed(), new ChangedTo("changed_to", new Is()), new ChangedFrom(new Is()), new ChangedTo("changed_to", new Has()), new ChangedFrom(new Has()),
            new Added(), new ChangedTo("reached", new AtLeast()));

    private Operators() {
    }

    /** The operator of that name for fields of that type; empty when there is none. */
    public static Optional<Operator> find(String name, FieldType type) {
        return ALL.stream().filter(operator -> operator.name().equals(name) && operator.types().contains(type)).findFirst();
    }

    /** All operators for a type, in the order of the list. */
    public static List<OperatorChoice> choices(FieldType type) {
        return ALL.stream().filter(operator -> operator.types().contains(type))
                .map(operator -> new OperatorChoice(operator.name(), operator.shape(), operator.needsChange())).toList();
    }

    /** The names of all operators for a type, in the order of the list. */
    public static List<String> names(FieldType type) {
        return ALL.stream().filter(operator -> operator.types().contains(type)).map(Operator::name).toList();
    }
}
