package io.kenh.condition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * One field, one operator, one value.
 *
 * @param field    name as the {@link Fields} know it, e.g. {@code status} or {@code custom.size}
 * @param operator name as {@link Conditions#operators} lists it
 * @param value    text, number, boolean or a list of them; null for operators that need none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Clause(String field, @JsonProperty("op") String operator, Object value) implements Condition {

    @Override
    @JsonIgnore
    public List<Clause> clauses() {
        return List.of(this);
    }

    /** As a person would say it: {@code status is New}. */
    @Override
    public String toString() {
        return field + " " + operator + (value == null ? "" : " " + value);
    }
}
