package io.kenh.console.builder;

import io.kenh.condition.Field;
import io.kenh.condition.SqlFields;
import io.kenh.console.builder.Menu.FieldOption;
import io.kenh.console.builder.Menu.Option;
import io.kenh.crm.RecordFields;
import io.kenh.crm.RecordType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Makes the menu of fields of a kind of record in the language of the present request. */
@Component
class Menus {

    private static final String CUSTOM = "custom.";
    private static final List<String> FIRST = List.of("name", "subject", "status", "stage", "tags", "owner_id", "source", "email", "phone",
            "priority", "category", "birthday", "address", "industry", "score", "last_care", "created");

    private final RecordFields fields;
    private final KnownValues values;
    private final MessageSource messages;

    Menus(RecordFields fields, KnownValues values, MessageSource messages) {
        this.fields = fields;
        this.values = values;
        this.messages = messages;
    }

    Menu of(String object) {
        Optional<RecordType> type = Arrays.stream(RecordType.values()).filter(t -> t.key().equals(object)).findFirst();
        SqlFields known = type.map(fields::sql).orElse(null);
        List<FieldOption> options = known == null ? List.of() : known.names().stream().map(known::find).flatMap(Optional::stream)
                .map(field -> option(object, field)).sorted(order()).toList();
        Map<String, List<Option>> asked = new HashMap<>();
        return new Menu(type.orElse(null), known == null ? new NoFields() : known, options,
                field -> asked.computeIfAbsent(field.name(), name -> values(type.orElse(null), known, field)));
    }

    private List<Option> values(RecordType type, SqlFields known, FieldOption option) {
        Field field = known.find(option.name()).orElseThrow();
        return field.choices().isEmpty() ? values.of(type, known, field)
                : field.choices().stream().map(word -> new Option(word, word(type, field.name(), word))).toList();
    }

    private String word(RecordType type, String field, String word) {
        String kind = Set.of("priority").contains(field) ? "priority" : type.key();
        return messages.getMessage("state." + kind + "." + word, null, word, LocaleContextHolder.getLocale());
    }

    private FieldOption option(String object, Field field) {
        return new FieldOption(field.name(), label(object, field.name()), field.type(), !field.choices().isEmpty());
    }

    /** What people call a field; its name where there is no better word. */
    String label(String object, String name) {
        String plain = name.startsWith(CUSTOM) ? name.substring(CUSTOM.length()) : name;
        return Objects.requireNonNull(messages.getMessage("record.field." + name, null, plain, LocaleContextHolder.getLocale()));
    }

    private static Comparator<FieldOption> order() {
        return Comparator.comparing(FieldOption::custom).thenComparing(field -> FIRST.contains(field.name()) ? FIRST.indexOf(field.name()) : FIRST.size());
    }

    /** Of a kind of record that nobody knows. */
    private static final class NoFields implements SqlFields {

        @Override
        public org.jooq.Field<?> column(String name) {
            throw new IllegalArgumentException("no field '%s'".formatted(name));
        }

        @Override
        public Optional<Field> find(String name) {
            return Optional.empty();
        }

        @Override
        public List<String> names() {
            return List.of();
        }
    }
}
