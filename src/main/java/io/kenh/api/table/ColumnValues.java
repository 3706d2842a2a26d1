package io.kenh.api.table;

import io.kenh.platform.Json;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/** Reads columns as values of the types of field; null stays null. */
final class ColumnValues {

    private ColumnValues() {
    }

    static Object read(FieldType type, ResultSet row, String column) throws SQLException {
        return switch (type) {
            case TEXT -> row.getString(column);
            case ID -> row.getObject(column, Long.class);
            case INTEGER -> number(row, column);
            case AMOUNT -> row.getBigDecimal(column);
            case BOOLEAN -> row.getBoolean(column);
            case DATE -> row.getObject(column, LocalDate.class);
            case INSTANT -> instant(row, column);
            case TEXTS -> texts(row, column);
            case IDS, OBJECT, WORD_OR_OBJECT, ITEMS, ANY -> json(row, column);
        };
    }

    private static Object number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    private static Object instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static Object texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? null : List.of((String[]) array.getArray());
    }

    private static Object json(ResultSet row, String column) throws SQLException {
        String json = row.getString(column);
        return json == null ? null : Json.tree(json);
    }
}
