package io.kenh.crm;

import io.kenh.condition.Field;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what people, files and automations want to put into a field, whatever its kind. */
@Component
public class FieldValues {

    private static final int LONGEST_LINE = 500;
    private static final BigDecimal MOST_AMOUNT = BigDecimal.TEN.pow(16);

    private final RecordFields fields;
    private final CustomFields customs;
    private final Columns columns;
    private final JdbcClient db;
    private final Clock clock;

    FieldValues(RecordFields fields, CustomFields customs, Columns columns, JdbcClient db, Clock clock) {
        this.fields = fields;
        this.customs = customs;
        this.columns = columns;
        this.db = db;
        this.clock = clock;
    }

    /**
     * A value as the record holds it: addresses in their normal form, references by id, times in UTC.
     *
     * @param field column or {@code custom.<name>}
     * @param raw   as typed or sent; null and blank empty the field
     * @return null for an empty field
     * @throws InvalidValue when there is no such field, or it cannot hold that
     */
    public Object read(RecordType type, String field, Object raw) {
        Field known = fields.of(type).find(field).filter(f -> !Columns.kept().contains(field))
                .orElseThrow(() -> new InvalidValue(field, raw, Wanted.FIELD, String.join(", ", fields.of(type).names())));
        if (raw == null || raw instanceof String text && text.isBlank()) {
            return empty(type, field, raw);
        }
        return field.startsWith(CustomFields.PREFIX) ? custom(type, field, raw) : column(type, known, raw);
    }

    /**
     * Many values at once.
     *
     * @param faults hears of each that was refused; those are left out of the answer
     */
    public Map<String, Object> read(RecordType type, Map<String, ?> raw, Consumer<InvalidValue> faults) {
        Map<String, Object> read = new LinkedHashMap<>();
        raw.forEach((field, value) -> {
            try {
                read.put(field, read(type, field, value));
            } catch (InvalidValue invalid) {
                faults.accept(invalid);
            }
        });
        return read;
    }

    private Object empty(RecordType type, String field, Object raw) {
        if (!columns.filled(type, field)) {
            return null;
        } else if ("_text".equals(columns.of(type).get(field))) {
            return java.util.List.of();
        }
        throw new InvalidValue(field, raw, Wanted.SOMETHING, null);
    }

    private Object custom(RecordType type, String path, Object raw) {
        return customs.find(type, path.substring(CustomFields.PREFIX.length())).map(field -> field.read(raw, clock.getZone())).orElse(raw);
    }

    private Object column(RecordType type, Field field, Object raw) {
        return switch (columns.of(type).get(field.name())) {
            case "int8" -> reference(field, raw);
            case "int4" -> number(field, raw, Wanted.WHOLE);
            case "numeric" -> number(field, raw, Wanted.AMOUNT);
            case "text" -> field.choices().isEmpty() ? text(field.name(), raw)
                    : Values.read(field.name(), field.type(), field.choices(), raw, clock.getZone());
            default -> Values.read(field.name(), field.type(), field.choices(), raw, clock.getZone());
        };
    }

    private static Object text(String field, Object raw) {
        return switch (field) {
            case "email", "answer_to" -> known(field, raw, Addresses.email(raw.toString()), Wanted.EMAIL);
            case "phone" -> known(field, raw, Addresses.phone(raw.toString()), Wanted.PHONE);
            case "info" -> text(field, raw, Values.LONGEST);
            default -> text(field, raw, LONGEST_LINE);
        };
    }

    private static Object text(String field, Object raw, int most) {
        String text = Values.text(raw, most);
        if (text == null || most == LONGEST_LINE && text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue(field, raw, Wanted.TEXT, String.valueOf(most));
        }
        return text;
    }

    private static Object known(String field, Object raw, Optional<String> normal, Wanted wanted) {
        return normal.orElseThrow(() -> new InvalidValue(field, raw, wanted, null));
    }

    private static Object number(Field field, Object raw, Wanted wanted) {
        BigDecimal number = Values.decimal(raw);
        boolean fits = number != null && (wanted == Wanted.WHOLE ? number.stripTrailingZeros().scale() <= 0 && number.longValue() == number.intValue()
                : number.scale() <= 2) && number.abs().compareTo(MOST_AMOUNT) < 0;
        if (!fits) {
            throw new InvalidValue(field.name(), raw, wanted, null);
        }
        return wanted == Wanted.WHOLE ? (Object) number.intValueExact() : number;
    }

    private Long reference(Field field, Object raw) {
        Reference reference = Reference.of(field.name()).orElseThrow(() -> new InvalidValue(field.name(), raw, Wanted.FIELD, ""));
        Optional<Long> id = raw.toString().strip().matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(raw.toString().strip())) : Optional.empty();
        return id.filter(known -> reference.exists(db, known)).or(() -> field.reference().apply(raw.toString()))
                .orElseThrow(() -> new InvalidValue(field.name(), raw, Wanted.REFERENCE, reference.shown()));
    }
}
