package io.kenh.console.record;

import io.kenh.condition.FieldType;
import io.kenh.console.Show;
import io.kenh.crm.CustomField;
import io.kenh.crm.CustomFields;
import io.kenh.crm.RecordFields;
import io.kenh.crm.RecordType;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What fields are called, and how their values read, to the person of the present request. */
@Component("consoleRecordTexts")
class Texts {

    private final RecordFields fields;
    private final CustomFields customs;
    private final Names names;
    private final Show show;
    private final MessageSource messages;

    Texts(RecordFields fields, CustomFields customs, Names names, Show show, MessageSource messages) {
        this.fields = fields;
        this.customs = customs;
        this.names = names;
        this.show = show;
        this.messages = messages;
    }

    /** @param field column or {@code custom.<name>} */
    String label(RecordType type, String field) {
        if (field.startsWith(CustomFields.PREFIX)) {
            String name = field.substring(CustomFields.PREFIX.length());
            return customs.find(type, name).map(CustomField::title).orElse(name);
        }
        return Optional.ofNullable(message("field." + type.key() + "." + field)).or(() -> Optional.ofNullable(message("field." + field))).orElse(field);
    }

    /** A value for reading; "–" for none. */
    String value(RecordType type, String field, Object raw) {
        FieldType kind = fields.of(type).find(field).map(io.kenh.condition.Field::type).orElse(FieldType.TEXT);
        Object value = kind.read(raw);
        if (value instanceof Instant time) {
            return show.at(time);
        } else if (value instanceof LocalDate day) {
            return day.format(DateTimeFormatter.ofPattern(messages.getMessage("time.day", null, locale()), locale()));
        } else if (value instanceof BigDecimal number) {
            return number(number);
        } else if (value instanceof Boolean yes) {
            return message(yes ? "word.yes" : "word.no");
        } else if (value instanceof Long id) {
            return names.of(field, id);
        }
        return words(type, field, raw);
    }

    private String words(RecordType type, String field, Object raw) {
        if (raw == null) {
            return "–";
        } else if (raw instanceof Collection<?> items) {
            return items.isEmpty() ? "–" : items.stream().map(String::valueOf).collect(Collectors.joining(", "));
        } else if (raw instanceof Map<?, ?> map) {
            return map.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).collect(Collectors.joining(", "));
        }
        return Optional.ofNullable(state(type, field, raw.toString())).orElse(raw.toString());
    }

    /** What people read for one of the hub's own words; null for words of the company's own. */
    String state(RecordType type, String field, String word) {
        return switch (field) {
            case "priority" -> message("state.priority." + word);
            case "status", "stage" -> message("state." + type.key() + "." + word);
            default -> null;
        };
    }

    private static String number(BigDecimal number) {
        NumberFormat format = NumberFormat.getNumberInstance(locale());
        format.setMaximumFractionDigits(15);
        return format.format(number);
    }

    String message(String key, Object... values) {
        return messages.getMessage(key, values, null, locale());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
