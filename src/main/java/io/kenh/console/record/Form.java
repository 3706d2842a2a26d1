package io.kenh.console.record;

import io.kenh.condition.Field;
import io.kenh.condition.FieldType;
import io.kenh.console.record.Input.Option;
import io.kenh.crm.Columns;
import io.kenh.crm.CustomField;
import io.kenh.crm.CustomFields;
import io.kenh.crm.RecordFields;
import io.kenh.crm.RecordType;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The form of a record: its own fields, then those the company added. */
@Component("consoleRecordForm")
class Form {

    /** Fields whose values are the company's own words; those in use are offered. */
    private static final Set<String> WORDS = Set.of("status", "stage", "source", "industry", "buyer_role", "category", "lost_reason");
    private static final Map<String, List<String>> KNOWN = Map.of("task.status", List.of("open", "done"), "opportunity.stage", List.of("new", "won", "lost"),
            "lead.status", List.of("New", "Contacted", "Qualified"));
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
    private static final int SHORT = 30;

    private final RecordFields fields;
    private final CustomFields customs;
    private final Columns columns;
    private final Texts texts;
    private final Names names;
    private final JdbcClient db;
    private final Clock clock;

    Form(RecordFields fields, CustomFields customs, Columns columns, Texts texts, Names names, JdbcClient db, Clock clock) {
        this.fields = fields;
        this.customs = customs;
        this.columns = columns;
        this.texts = texts;
        this.names = names;
        this.db = db;
        this.clock = clock;
    }

    /** The names of all inputs. */
    List<String> names(Kind kind) {
        return Stream.concat(kind.fields().stream(), customs.of(kind.type()).stream().filter(f -> !f.retired()).map(CustomField::path)).toList();
    }

    /** @param record as it is; of a new one what is known before anybody said anything */
    List<Input> of(Kind kind, Map<String, Object> record) {
        List<Input> inputs = new ArrayList<>();
        Map<?, ?> custom = record.get("custom") instanceof Map<?, ?> map ? map : Map.of();
        for (String name : names(kind)) {
            Field field = fields.of(kind.type()).find(name).orElseThrow();
            Object raw = name.startsWith(CustomFields.PREFIX) ? custom.get(name.substring(CustomFields.PREFIX.length())) : record.get(name);
            inputs.add(input(kind.type(), field, text(field, raw)));
        }
        return inputs;
    }

    private Input input(RecordType type, Field field, String value) {
        String kind = type == RecordType.TASK && field.name().equals("status") ? "select" : kind(field);
        return new Input(field.name(), texts.label(type, field.name()), kind, value, value, options(type, field, kind, value),
                columns.filled(type, field.name()) && field.type() != FieldType.TAGS, texts.message("hint." + field.name()), null);
    }

    private String kind(Field field) {
        if (field.type() == FieldType.TAGS) {
            return field.choices().isEmpty() ? "text" : field.choices().size() > SHORT ? "area" : "checks";
        }
        return switch (field.name()) {
            case "info", "address" -> "area";
            case "phone" -> "tel";
            case "owner_id", "group_id" -> "select";
            default -> switch (field.type()) {
                case NUMBER -> "number";
                case DATE -> "date";
                case DATETIME -> "datetime-local";
                case CHOICE, BOOLEAN -> "select";
                default -> "text";
            };
        };
    }

    private String text(Field field, Object raw) {
        Object value = field.type().read(raw);
        if (value instanceof Instant time) {
            return LOCAL.format(time.atZone(clock.getZone()));
        } else if (value instanceof Long id && names.isReference(field.name())) {
            return names.word(field.name(), id);
        } else if (value instanceof Collection<?> items) {
            return items.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
        return raw == null ? "" : value instanceof java.math.BigDecimal number ? number.toPlainString() : raw.toString();
    }

    private List<Option> options(RecordType type, Field field, String kind, String value) {
        if (names.isReference(field.name())) {
            return names.options(field.name(), value);
        } else if (field.type() == FieldType.BOOLEAN) {
            return options(List.of("true", "false"), value, word -> texts.message(word.equals("true") ? "word.yes" : "word.no"));
        } else if (!field.choices().isEmpty()) {
            Collection<String> all = kind.equals("select") ? withOld(field.choices(), value) : withOld(field.choices(), value.split(","));
            return options(all, value, word -> shown(type, field, word));
        }
        return WORDS.contains(field.name()) ? options(words(type, field.name(), value), value, word -> shown(type, field, word)) : List.of();
    }

    private String shown(RecordType type, Field field, String word) {
        String own = texts.state(type, field.name(), word);
        return own == null ? word : own;
    }

    private static List<Option> options(Collection<String> words, String value, java.util.function.UnaryOperator<String> shown) {
        List<String> chosen = List.of(value.split(","));
        return words.stream().map(word -> new Option(word, shown.apply(word), word.equals(value) || chosen.contains(word))).toList();
    }

    /** A value that is no choice any more can stay. */
    private static List<String> withOld(List<String> choices, String... values) {
        return Stream.concat(choices.stream(), Stream.of(values)).filter(word -> !word.isBlank()).distinct().toList();
    }

    /** The hub's own words first, then those in use. */
    private List<String> words(RecordType type, String column, String value) {
        List<String> known = KNOWN.getOrDefault(type.key() + "." + column, List.of());
        return withOld(Stream.concat(known.stream(), used(type, column).stream()).toList(), value);
    }

    private List<String> used(RecordType type, String column) {
        return db.sql("select distinct %1$s from (select %1$s from %2$s where %1$s is not null order by updated desc limit 1000) t order by 1 limit 50"
                .formatted(column, type.key())).query(String.class).list();
    }
}
