package io.kenh.automation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kenh.condition.Condition;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What an automation says, as it stands in its file.
 *
 * @param object     lead, contact, ticket …
 * @param trigger    what wakes it, see {@link Triggers}
 * @param filter     which records at all; null for every one
 * @param conditions when of those; null for always
 * @param actions    what to do then, in order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Definition(String name, String description, String object, TriggerSpec trigger,
                         Condition filter, Condition conditions, List<Action> actions) {

    public Definition {
        actions = actions == null ? List.of() : List.copyOf(actions);
    }

    /** Filter and conditions, those that are there; joined by AND. */
    public List<Condition> whole() {
        return Stream.of(filter, conditions).filter(Objects::nonNull).toList();
    }

    /**
     * One thing to do.
     *
     * @param action its kind, {@link ActionKind#key()}
     * @param with   its settings, {@link ActionKind#settings()}
     * @param when   when to do it; null for at once
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Action(String action, Map<String, Object> with, SendTime when) {

        public Action {
            with = with == null ? Map.of() : with;
        }

        /** One that is done at once. */
        public Action(String action, Map<String, Object> with) {
            this(action, with, null);
        }

        /** A setting as text; null when it is not there. */
        public String text(String name) {
            Object value = with.get(name);
            return value == null ? null : String.valueOf(value);
        }

        /** A setting that may be one text or a list of them; empty when it is not there. */
        public List<String> texts(String name) {
            Object value = with.get(name);
            return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : value == null ? List.of() : List.of(value.toString());
        }

        /** A setting that is true or false. */
        public boolean flag(String name, boolean otherwise) {
            return with.get(name) instanceof Boolean flag ? flag : otherwise;
        }

        /** A setting as text; an empty one is refused by name. */
        public String required(String name) {
            String value = text(name);
            if (value == null || value.isBlank()) {
                throw new io.kenh.platform.Poison("faulty automation", "action '%s' has no '%s'".formatted(action, name));
            }
            return value;
        }
    }
}
