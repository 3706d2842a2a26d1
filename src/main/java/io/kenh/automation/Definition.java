package io.kenh.automation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kenh.condition.Condition;
import java.util.List;
import java.util.Map;

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

    /**
     * One thing to do.
     *
     * @param action its kind: {@code send-sms}, {@code send-mail}, {@code update-record}
     * @param with   its settings, see the class of the kind
     */
    public record Action(String action, Map<String, Object> with) {

        public Action {
            with = with == null ? Map.of() : with;
        }

        /** A setting as text; null when it is not there. */
        public String text(String name) {
            Object value = with.get(name);
            return value == null ? null : String.valueOf(value);
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
