package io.kenh.console.sla;

import io.kenh.event.Cause;
import io.kenh.platform.Sentences;
import io.kenh.sla.Book;
import io.kenh.sla.SlaRules;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Saves what a form sent, or says why not. */
@Component
class SlaSaving {

    private final SlaRules rules;
    private final MessageSource messages;

    SlaSaving(SlaRules rules, MessageSource messages) {
        this.rules = rules;
        this.messages = messages;
    }

    /** The reason for a refusal, for a person; empty when it was saved. */
    Optional<String> change(List<String> unreadable, UnaryOperator<Book> edit, long me) {
        if (!unreadable.isEmpty()) {
            return Optional.of(text("sla.unreadable", String.join("; ", unreadable)));
        }
        try {
            rules.change(edit, Cause.staff(me));
            return Optional.empty();
        } catch (IllegalArgumentException | IllegalStateException refused) {
            return Optional.of(known(refused.getMessage()));
        }
    }

    /** The refusals that people meet, in their language. */
    private String known(String refusal) {
        if (refusal.contains("no working time")) {
            return text("sla.calendar.idle");
        }
        if (refusal.contains("somebody else")) {
            return text("sla.faster");
        }
        if (refusal.contains(".levels: found") && refusal.contains("twice")) {
            return text("sla.level.twice");
        }
        return refusal.contains("levels.forms") || refusal.contains("levels.to") ? text("sla.level.silent") : text("sla.refused", Sentences.in(LocaleContextHolder.getLocale(), refusal.replaceAll("\\b(policies|calendars)\\.[a-z0-9-]+\\.", "")));
    }

    private String text(String key, Object... values) {
        return messages.getMessage(key, values, LocaleContextHolder.getLocale());
    }
}
