package io.kenh.condition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** Holds when at least one part holds; an empty one is refused by {@link Conditions#check}. */
public record Any(@JsonProperty("any") List<Condition> parts) implements Condition {

    public Any {
        parts = List.copyOf(parts);
    }

    @Override
    @JsonIgnore
    public List<Clause> clauses() {
        return parts.stream().flatMap(part -> part.clauses().stream()).toList();
    }
}
