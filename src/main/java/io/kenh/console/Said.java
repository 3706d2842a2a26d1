package io.kenh.console;

import io.kenh.platform.Sentences;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One sentence on top of the next page: what was done, or why not; reasons of the hub in it are said in the reader's language too. */
@Component
public class Said {

    private final MessageSource messages;

    Said(MessageSource messages) {
        this.messages = messages;
    }

    public void done(RedirectAttributes next, String key, Object... values) {
        next.addFlashAttribute("done", text(key, values));
    }

    public void fault(RedirectAttributes next, String key, Object... values) {
        next.addFlashAttribute("fault", text(key, values));
    }

    private String text(String key, Object... values) {
        Locale locale = LocaleContextHolder.getLocale();
        Object[] read = Stream.of(values).map(value -> value instanceof String english ? Sentences.in(locale, english) : value).toArray();
        return messages.getMessage(key, read, locale);
    }
}
