package io.kenh.console;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The conditions of a list's statement; a filter that nobody set leaves no trace in it, so that indexes fit. */
public final class Where {

    private final List<String> clauses = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** A condition without a value. */
    public Where and(String clause) {
        clauses.add(clause);
        return this;
    }

    /** A condition with {@code :name} in it; left out when the value is null or blank. */
    public Where and(String clause, String name, Object value) {
        if (value == null || value instanceof String text && text.isBlank()) {
            return this;
        }
        values.put(name, value);
        return and(clause);
    }

    /** The place where a page begins, for lists ordered by these two columns, both falling. */
    public Where after(String columns, Cursor cursor) {
        values.put("at", cursor.time());
        values.put("id", cursor.id());
        return and("(" + columns + ") < (:at, :id)");
    }

    /** The same for lists in which both columns rise; {@link Cursor#TOP} is where they begin. */
    public Where afterRising(String columns, Cursor cursor) {
        boolean begin = cursor.equals(Cursor.TOP);
        values.put("at", begin ? OffsetDateTime.MIN : cursor.time());
        values.put("id", begin ? Long.MIN_VALUE : cursor.id());
        return and("(" + columns + ") > (:at, :id)");
    }

    /** A condition that an expression holds {@code :words}, see {@link #pattern}, without regard to case and accents. */
    public static String contains(String expression) {
        return "plain(%s) like plain(:words)".formatted(expression);
    }

    /** What {@link #contains} wants as its words; null when there is nothing to look for. */
    public static String pattern(String words) {
        if (words == null || words.isBlank()) {
            return null;
        }
        return "%" + words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    /** Starts with " where ", or is empty. */
    @Override
    public String toString() {
        return clauses.isEmpty() ? "" : " where " + String.join(" and ", clauses);
    }

    public JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
        return statement.params(values);
    }
}
