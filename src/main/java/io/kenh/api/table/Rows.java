package io.kenh.api.table;

import io.kenh.api.problem.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads resources. Every value goes to the database as a parameter, never as part of the statement. Expressions of columns
 * may name {@code :today}, the day in the zone of the hub.
 */
@Component
public class Rows {

    private final JdbcClient db;
    private final Clock clock;

    Rows(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * One page of the records that all given filters let pass. A page starts behind an id, so records
     * that come or go meanwhile make none appear twice or be skipped.
     *
     * @param parameters filters by name, {@code limit} and {@code after}; already of their types
     */
    public Page<Map<String, Object>> list(Resource resource, Map<String, Object> parameters) {
        Page.Wanted wanted = Page.Wanted.of(parameters);
        List<Filter> filters = resource.filters().stream().filter(f -> parameters.containsKey(f.parameter().name())).toList();
        String where = filters.stream().map(f -> " and " + f.sql()).collect(Collectors.joining());
        List<Column> columns = resource.columns().stream().filter(c -> !c.large()).toList();
        JdbcClient.StatementSpec sql = db.sql("select %s from %s where (:before::bigint is null or t.id < :before)%s order by t.id desc limit :most"
                .formatted(expressions(columns), resource.from(), where))
                .param("today", LocalDate.now(clock)).param("before", wanted.before()).param("most", wanted.limit() + 1);
        for (Filter filter : filters) {
            String name = filter.parameter().name();
            sql = sql.param(name, bindable(filter.normal().apply(parameters.get(name))));
        }
        return Page.of(sql.query((rs, i) -> row(rs, columns)).list(), wanted.limit(), row -> (Long) row.get("id"));
    }

    public Optional<Map<String, Object>> find(Resource resource, long id) {
        return db.sql("select %s from %s where t.id = :id".formatted(expressions(resource.columns()), resource.from()))
                .param("today", LocalDate.now(clock)).param("id", id).query((rs, i) -> row(rs, resource.columns())).optional();
    }

    /** @throws Problem when there is no such record */
    public Map<String, Object> get(Resource resource, long id) {
        return find(resource, id).orElseThrow(() -> Problem.notFound(resource.one() + " " + id));
    }

    private static String expressions(List<Column> columns) {
        return columns.stream().map(c -> "%s as \"%s\"".formatted(c.sql(), c.field().name())).collect(Collectors.joining(", "));
    }

    private static Map<String, Object> row(ResultSet rs, List<Column> columns) throws SQLException {
        Map<String, Object> row = new LinkedHashMap<>();
        for (Column column : columns) {
            row.put(column.field().name(), ColumnValues.read(column.field().type(), rs, column.field().name()));
        }
        return row;
    }

    private static Object bindable(Object value) {
        return value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value;
    }
}
