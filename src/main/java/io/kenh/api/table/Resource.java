package io.kenh.api.table;

import java.util.List;
import java.util.stream.Stream;

/**
 * A kind of record as the API shows it: one description for reading, writing, filtering and documenting.
 *
 * @param path    plural, as in {@code /api/v1/contacts}
 * @param one     singular, as in the table's name
 * @param from    tables; the main one has the alias {@code t} and an {@code id}
 */
public record Resource(String path, String one, String from, List<Column> columns, List<Filter> filters) {

    public Resource(String path, String one, List<Column> columns, List<Filter> filters) {
        this(path, one, one + " t", columns, filters);
    }

    /** The whole record. */
    public Shape shape() {
        return new Shape(title(), columns.stream().map(Column::field).toList());
    }

    /** The record as it stands in lists. */
    public Shape inList() {
        return columns.stream().anyMatch(Column::large)
                ? new Shape(title() + "InList", columns.stream().filter(c -> !c.large()).map(Column::field).toList()) : shape();
    }

    /** The fields that can be set. */
    public Shape input() {
        return new Shape("New" + title(), columns.stream().filter(Column::write).map(Column::field).toList());
    }

    /** Any of the fields that can be set. */
    public Shape edit() {
        return input().partial(title() + "Edit");
    }

    public List<Field> parameters() {
        return Stream.concat(filters.stream().map(Filter::parameter), Page.PARAMETERS.stream()).toList();
    }

    private String title() {
        return Character.toUpperCase(one.charAt(0)) + one.substring(1);
    }
}
