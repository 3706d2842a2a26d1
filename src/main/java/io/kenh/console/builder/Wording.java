package io.kenh.console.builder;

import io.kenh.automation.SendTime;
import io.kenh.automation.TriggerSpec;
import io.kenh.condition.All;
import io.kenh.condition.Any;
import io.kenh.condition.Clause;
import io.kenh.condition.Condition;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Parts of an automation as a person would say them, in the language of the present request. */
@Component
public class Wording {

    private final Menus menus;
    private final MessageSource messages;

    Wording(Menus menus, MessageSource messages) {
        this.menus = menus;
        this.messages = messages;
    }

    /** "Status is New and Tags have VIP"; empty for no condition. */
    public String of(Condition condition, String object) {
        if (condition == null) {
            return "";
        }
        return condition instanceof Clause clause ? clause(clause, object)
                : condition instanceof All all ? joined(all.parts(), "builder.and", object) : joined(((Any) condition).parts(), "builder.or", object);
    }

    /** Each part of a condition in words. */
    public List<String> parts(Condition condition, String object) {
        List<Condition> parts = condition == null ? List.of()
                : condition instanceof All all ? all.parts() : condition instanceof Any any ? any.parts() : List.of(condition);
        return parts.stream().map(part -> part instanceof Clause ? of(part, object) : "(" + of(part, object) + ")").toList();
    }

    /** Whether one part is enough. */
    public boolean any(Condition condition) {
        return condition instanceof Any;
    }

    /** What people call a field of that kind of record. */
    public String label(String object, String field) {
        return menus.label(object, field);
    }

    /** "Status is New". */
    public String clause(Clause clause, String object) {
        String value = clause.value() == null ? "" : " " + value(clause.value());
        return menus.label(object, clause.field()) + " " + text("op." + clause.operator(), clause.operator()) + value;
    }

    /** "every day at 08:00". */
    public String trigger(TriggerSpec spec) {
        if (spec == null) {
            return "";
        }
        String word = text("trigger." + spec.on(), spec.on());
        String with = spec.with().entrySet().stream().filter(e -> !e.getKey().equals("missed"))
                .map(e -> text("trigger.say." + e.getKey(), e.getKey()) + " " + setting(e.getKey(), e.getValue())).collect(Collectors.joining(", "));
        return with.isEmpty() ? word : word + " " + with;
    }

    private String setting(String name, Object value) {
        return value instanceof Collection<?> many ? many.stream().map(one -> setting(name, one)).collect(Collectors.joining(", "))
                : text("trigger.setting." + name + "." + value, String.valueOf(value));
    }

    /** "2 days later at 08:00"; empty for at once. */
    public String when(SendTime when, String object) {
        if (when == null) {
            return "";
        }
        String at = when.at() == null ? "" : " " + text("builder.when.clock", "") + " " + when.at();
        if (when.date() != null) {
            int days = when.days() == null ? 0 : when.days();
            String side = text("builder.side." + (days < 0 ? "before" : days > 0 ? "after" : "on"), "");
            return (days == 0 ? "" : Math.abs(days) + " ") + side + " " + menus.label(object, when.date()) + at;
        }
        return (when.after() == null ? "" : messages.getMessage("builder.when.later", new Object[] {when.after()}, LocaleContextHolder.getLocale())) + at;
    }

    private String joined(List<Condition> parts, String word, String object) {
        return parts.stream().map(part -> part instanceof Clause ? of(part, object) : "(" + of(part, object) + ")")
                .collect(Collectors.joining(" " + text(word, word) + " "));
    }

    private String value(Object value) {
        return value instanceof Collection<?> many ? many.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : value instanceof Boolean truth ? text(truth ? "word.yes" : "word.no", value.toString()) : value.toString();
    }

    private String text(String key, String otherwise) {
        return messages.getMessage(key, null, otherwise, LocaleContextHolder.getLocale());
    }
}
