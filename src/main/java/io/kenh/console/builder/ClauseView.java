package io.kenh.console.builder;

import io.kenh.condition.FieldType;
import io.kenh.condition.OperatorChoice;
import io.kenh.condition.ValueShape;
import io.kenh.console.builder.Menu.FieldOption;
import io.kenh.console.builder.Menu.Option;
import java.util.List;

/**
 * A row of a condition as the page draws it.
 *
 * @param name      of its inputs: {@code conditions.0}, within a group {@code conditions.0.1}
 * @param field     null while none is chosen and for one that nobody knows
 * @param operators those of the field
 * @param input     which kind of input takes the value
 * @param options   values to choose from or to propose
 * @param parts     rows of a row that is a group; empty for a plain one
 */
record ClauseView(String name, ClauseDraft row, FieldOption field, List<OperatorChoice> operators, String input, List<Option> options,
                  List<String> faults, List<ClauseView> parts) {

    public String id() {
        return name.replace('.', '-');
    }

    public boolean isGroup() {
        return row.group() != null;
    }

    public boolean knowsOperator() {
        return operators.stream().anyMatch(operator -> operator.name().equals(row.operator()));
    }

    /** The value at that place as typed; empty when there is none. */
    public String value(int i) {
        return i < row.values().size() ? row.values().get(i) : "";
    }

    /** Whether a choice stands for the row's value: its value or its label is written there. */
    public boolean chosen(Option option) {
        return row.values().contains(option.value()) || row.values().contains(option.label());
    }

    /** Values that are no choice of the list, so that nothing is lost by drawing one. */
    public List<String> strange() {
        return row.values().stream().filter(value -> !value.isBlank() && options.stream().noneMatch(o -> o.value().equals(value) || o.label().equals(value))).toList();
    }

    static ClauseView group(String name, ClauseDraft row, List<ClauseView> parts) {
        return new ClauseView(name, row, null, List.of(), "none", List.of(), List.of(), parts);
    }

    static ClauseView of(String name, ClauseDraft row, Menu menu, List<OperatorChoice> operators, List<String> faults) {
        FieldOption field = menu.find(row.field()).orElse(null);
        ValueShape shape = menu.operator(row).map(OperatorChoice::shape).orElse(row.values().size() > 1 ? ValueShape.LIST : ValueShape.ONE);
        List<Option> options = field == null || shape != ValueShape.ONE && shape != ValueShape.LIST ? List.of() : menu.values().apply(field);
        return new ClauseView(name, row, field, operators, row.isBlank() ? "none" : input(shape, field, options), options, faults, List.of());
    }

    private static String input(ValueShape shape, FieldOption field, List<Option> options) {
        FieldType type = field == null ? FieldType.TEXT : field.type();
        boolean fixed = !options.isEmpty() && field != null && (field.choices() || type == FieldType.REFERENCE);
        return switch (shape) {
            case NONE -> "none";
            case DAYS -> "days";
            case YEARS -> "years";
            case YEAR_RANGE -> "years-range";
            case RANGE -> type == FieldType.NUMBER ? "numbers" : "dates";
            case LIST -> fixed ? "checks" : "chips";
            case ONE -> fixed ? "select" : one(type);
        };
    }

    private static String one(FieldType type) {
        return switch (type) {
            case BOOLEAN -> "truth";
            case DATE, DATETIME -> "date";
            case NUMBER -> "number";
            default -> "text";
        };
    }
}
