package io.kenh.console.notice;

import io.kenh.console.Show;
import io.kenh.notice.Notice;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What a notice says, in the language of the present person. Templates call it {@code @noticeTexts}. */
@Component
public class NoticeTexts {

    private final MessageSource messages;
    private final Show show;

    NoticeTexts(MessageSource messages, Show show) {
        this.messages = messages;
        this.show = show;
    }

    /** One sentence; the kind itself where a text is missing. */
    public String of(Notice notice) {
        Object[] args = notice.args().stream().map(this::shown).toArray();
        return messages.getMessage("notice." + notice.kind(), args, notice.kind(), LocaleContextHolder.getLocale());
    }

    /** The picture for its kind. */
    public String icon(Notice notice) {
        return switch (notice.kind().split("\\.")[0]) {
            case "ticket" -> "ticket";
            case "sla" -> "clock";
            case "call" -> "phone";
            case "chat" -> "chat";
            default -> "alert";
        };
    }

    private Object shown(String arg) {
        if (!arg.matches("\\d{4}-\\d\\d-\\d\\dT.*Z")) {
            return arg;
        }
        try {
            return show.at(Instant.parse(arg));
        } catch (DateTimeParseException notATime) {
            return arg;
        }
    }
}
