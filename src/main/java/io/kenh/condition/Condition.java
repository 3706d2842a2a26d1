package io.kenh.condition;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;

/**
 * A question about a record: one clause, or several joined by AND ({@link All}) or OR ({@link Any}).
 *
 * <p>In JSON and YAML: {@code {all: [{field: status, op: is, value: New}, {field: tags, op: has, value: Tư vấn}]}}; a clause
 * may also be written {@code {field: status, is: New}}, and a bare list means {@code all}.
 */
@JsonDeserialize(using = ConditionReader.class)
public sealed interface Condition permits All, Any, Clause {

    /** The condition that every record meets. */
    Condition ALWAYS = new All(List.of());

    /** All clauses in reading order, however deep they lie. */
    List<Clause> clauses();
}
