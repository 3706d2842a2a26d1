package io.kenh.imports;

import io.kenh.condition.Field;
import io.kenh.crm.FieldValues;
import io.kenh.crm.RecordType;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Cells as values of fields: first the ways of writing that only tables have are brought into the usual ones. Marks between
 * groups of three digits are grouping, whichever they are, so 1.500 is fifteen hundred.
 */
@Component
class Cells {

    private static final Pattern GROUPED = Pattern.compile("([+-]?\\d{1,3})(([., \u00a0])\\d{3}(?:\\3\\d{3})*)([.,]\\d{1,2})?");
    private static final Pattern CURRENCY = Pattern.compile("(?i)\\s*(vnđ|vnd|đồng|đ|₫)$");
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})[-./](\\d{1,2})[-./](\\d{4})");
    private static final Pattern DAY_ALONE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d|\\d{1,2}/\\d{1,2}/\\d{4}");

    private final FieldValues values;

    Cells(FieldValues values) {
        this.values = values;
    }

    /**
     * @param text not empty
     * @throws io.kenh.crm.InvalidValue when the field cannot hold it
     */
    Object read(RecordType type, Field field, String text) {
        return values.read(type, field.name(), switch (field.type()) {
            case NUMBER -> number(text);
            case DATE -> DAY.matcher(text).replaceFirst("$1/$2/$3");
            case DATETIME -> time(text);
            case TAGS -> text.replace(';', ',').replace('|', ',');
            default -> field.name().equals("phone") && text.startsWith("'") ? text.substring(1) : text;
        });
    }

    static String number(String text) {
        String plain = CURRENCY.matcher(text).replaceFirst("");
        Matcher grouped = GROUPED.matcher(plain);
        if (grouped.matches()) {
            String fraction = grouped.group(4) == null ? "" : grouped.group(4);
            return grouped.group(1) + grouped.group(2).replace(grouped.group(3), "") + fraction.replace(',', '.');
        }
        return plain.replace(',', '.');
    }

    private static String time(String text) {
        String plain = DAY.matcher(text).replaceFirst("$1/$2/$3");
        return DAY_ALONE.matcher(plain).matches() ? plain + " 00:00" : plain;
    }
}
