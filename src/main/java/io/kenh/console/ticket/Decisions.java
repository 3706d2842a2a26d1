package io.kenh.console.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.platform.Json;
import io.kenh.platform.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Why a mail landed where it did, in the language of the present person. Templates call it {@code @decisions}. */
@Component
public class Decisions {

    private final MessageSource messages;

    Decisions(MessageSource messages) {
        this.messages = messages;
    }

    /** The lines of a stored log, in order; none for null. */
    public List<String> of(String stored) {
        List<String> lines = new ArrayList<>();
        if (stored != null) {
            Json.tree(stored).forEach(line -> lines.add(line.isTextual() ? Sentences.in(LocaleContextHolder.getLocale(), line.asText()) : line(line)));
        }
        return lines;
    }

    private String line(JsonNode line) {
        List<String> args = new ArrayList<>();
        line.path("args").forEach(arg -> args.add(arg.asText()));
        String english = line.path("text").asText();
        Locale locale = LocaleContextHolder.getLocale();
        return line.hasNonNull("why") ? messages.getMessage("decision." + line.get("why").asText(), args.toArray(), english, locale) : Sentences.in(locale, english);
    }
}
