package io.kenh.condition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** Holds when every part holds; without parts it always holds. */
public record All(@JsonProperty("all") List<Condition> parts) implements Condition {

    public All {
        parts = List.copyOf(parts);
    }

    @Override
    @JsonIgnore
    public List<Clause> clauses() {
        return parts.stream().flatMap(part -> part.clauses().stream()).toList();
    }
}
