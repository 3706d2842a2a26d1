package io.kenh.api.table;

import io.kenh.crm.Addresses;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A query parameter that narrows a list.
 *
 * @param parameter name, type and meaning
 * @param sql       condition in which {@code :name} stands for the value
 * @param normal    the value as the database has it
 */
public record Filter(Field parameter, String sql, UnaryOperator<Object> normal) {

    public static Filter of(Field parameter, String sql) {
        return new Filter(parameter, sql, value -> value);
    }

    /** Equal to a column of the table with alias {@code t}. */
    public static Filter equal(Field parameter, String column) {
        return of(parameter, "t." + column + " = :" + parameter.name());
    }

    /** Any of the columns contains the text, whatever its case. */
    public static Filter search(String... columns) {
        Field q = Field.text("q", "Part of " + String.join(", ", columns) + "; upper and lower case are the same.").like("Nguyễn").most(100);
        String sql = Arrays.stream(columns).map(c -> "t." + c + " ilike :q").collect(Collectors.joining(" or ", "(", ")"));
        return new Filter(q, sql, value -> "%" + value.toString().strip().replaceAll("([\\\\%_])", "\\\\$1") + "%");
    }

    /** Phone number in any usual spelling. */
    public static Filter phone() {
        return new Filter(Field.text("phone", "Phone number in any usual spelling.").like("0912345678").most(40), "t.phone = :phone",
                value -> Addresses.phone((String) value).orElse((String) value));
    }

    public static Filter email() {
        return new Filter(Field.text("email", "Mail address.").like("lan@example.com").most(254), "t.email = :email",
                value -> Addresses.email((String) value).orElse(((String) value).toLowerCase(Locale.ROOT)));
    }

    public static Filter tag() {
        return of(Field.text("tag", "Has this tag.").like("VIP"), "t.tags @> array[:tag]::text[]");
    }

    /** Changed at or after this time. */
    public static Filter updatedSince() {
        return of(Field.time("updatedSince", "Changed at or after this time."), "t.updated >= :updatedSince");
    }

    /** A time's lower and upper bound. */
    public static List<Filter> between(String column) {
        return List.of(of(Field.time("since", "At or after this time."), "t." + column + " >= :since"),
                of(Field.time("until", "Before this time."), "t." + column + " < :until"));
    }
}
