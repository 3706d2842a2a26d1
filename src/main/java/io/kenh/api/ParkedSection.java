package io.kenh.api;

import io.kenh.api.operation.Call;
import io.kenh.api.operation.Operation;
import io.kenh.api.operation.Section;
import io.kenh.api.problem.Problem;
import io.kenh.api.table.Column;
import io.kenh.api.table.Field;
import io.kenh.api.table.FieldType;
import io.kenh.api.table.Filter;
import io.kenh.api.table.Page;
import io.kenh.api.table.Resource;
import io.kenh.api.table.Rows;
import io.kenh.api.table.Shape;
import io.kenh.platform.Line;
import io.kenh.platform.Parking;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Work that was given up: see why, and send it back to its line. */
@Component
class ParkedSection implements Section {

    private static final int MOST_AT_ONCE = 10_000;
    private static final Field LINE = Field.text("line", "What it was: an event, a change or a message.").oneOf("event", "change", "message");
    private static final Field REASON = Field.text("reason", "Why, the same for the same cause.").like("unreadable");
    private static final Field CONNECTION = Field.text("connection", "The connection it came from or should leave by.").like("esms");
    private static final Field COUNT = Field.of(FieldType.INTEGER, "count", "How many.").like(12);

    private static final Resource PARKED = new Resource("parked", "parked",
            List.of(Fields.ID, Column.of(LINE), Column.of(Field.id("ref", "Id of the event, change or message.").like(4711)),
                    Column.of(Field.text("lane", "Whose order it belongs to.").like("contact:77")), Column.of(CONNECTION), Column.of(REASON),
                    Column.of(Field.text("detail", "What was found and what was wanted, for a person.")),
                    Column.of(Field.of(FieldType.INTEGER, "attempts", "How often it was tried.").like(8)), Column.of(Field.time("at", "When it was given up."))),
            List.of(Filter.equal(LINE, "line"), Filter.equal(REASON, "reason"), Filter.equal(CONNECTION, "connection")));

    private static final Shape COUNTS = Shape.of("ParkedCount", LINE, CONNECTION, REASON, COUNT, Field.time("oldest", "When the oldest was given up."));
    private static final Shape WHICH = new Shape("ParkedFilter", List.of(LINE, REASON, CONNECTION), true);
    private static final Shape REDRIVEN = Shape.of("Redriven", Field.of(FieldType.INTEGER, "redriven", "How many went back to their lines.").like(12));

    private final JdbcClient db;
    private final Rows rows;
    private final Parking parking;

    ParkedSection(JdbcClient db, Rows rows, Parking parking) {
        this.db = db;
        this.rows = rows;
        this.parking = parking;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.list(PARKED, "listParked", "Find parked work, newest first", call -> rows.list(PARKED, call.parameters())),
                Operation.get("/parked/reasons", "countParked", "How much is parked, by line, connection and reason", COUNTS, call -> counts()).asList(),
                Operation.get("/parked/{id}", "getParked", "One piece of parked work", PARKED.shape(), call -> rows.get(PARKED, call.id())),
                Operation.verb("/parked/{id}/redrive", "redriveParked", "Send it back to its line, with fresh attempts", null, REDRIVEN, this::one),
                Operation.verb("/parked/redrive", "redriveAllParked", "Send back all that match, oldest first, at most " + MOST_AT_ONCE + " at once; {} means all",
                        WHICH, REDRIVEN, this::many));
    }

    private Page<?> counts() {
        return new Page<>(db.sql("""
                select line, connection, reason, count(*) as count, min(at) as oldest from parked
                group by 1, 2, 3 order by count(*) desc, 1, 2, 3 limit 500""")
                .query((rs, i) -> new Count(rs.getString(1), rs.getString(2), rs.getString(3), rs.getLong(4),
                        rs.getObject(5, OffsetDateTime.class).toInstant())).list(), null);
    }

    private record Count(String line, String connection, String reason, long count, Instant oldest) { }

    private Object one(Call call) {
        if (!parking.redrive(call.id())) {
            throw Problem.notFound("parked work " + call.id());
        }
        return Map.of("redriven", 1);
    }

    private Object many(Call call) {
        Line line = call.text("line") == null ? null : Line.of(call.text("line"));
        return Map.of("redriven", parking.redrive(new Parking.Filter(line, call.text("reason"), call.text("connection")), MOST_AT_ONCE));
    }
}
