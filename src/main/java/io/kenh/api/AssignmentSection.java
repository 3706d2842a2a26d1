package io.kenh.api;

import io.kenh.api.operation.Call;
import io.kenh.api.operation.Operation;
import io.kenh.api.operation.Section;
import io.kenh.api.problem.Fault;
import io.kenh.api.problem.Kind;
import io.kenh.api.problem.Problem;
import io.kenh.api.table.Column;
import io.kenh.api.table.Field;
import io.kenh.api.table.FieldType;
import io.kenh.api.table.Filter;
import io.kenh.api.table.Resource;
import io.kenh.api.table.Rows;
import io.kenh.api.table.Shape;
import io.kenh.assignment.AssignmentRules;
import io.kenh.assignment.Availability;
import io.kenh.crm.InvalidValue;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Who is given new work: rules, absences, shares, and what waits because nobody is free. */
@Component
class AssignmentSection implements Section {

    private static final Field OBJECT = Field.text("object", "The kind of record.").oneOf(AssignmentRules.OBJECTS.toArray(String[]::new)).like("ticket");
    private static final Field GROUP = Field.id("groupId", "The group that takes new ones; null: nobody does.").like(1);
    private static final Field STAFF = Field.id("staffId", "The staff member.").like(3);
    private static final Field SINCE = Field.time("since", "From when on.");
    private static final Field UNTIL = Field.time("until", "The first moment of being back.");
    private static final Field NOTE = Field.text("note", "Why, for colleagues.").most(200).like("Annual leave");
    private static final Field WEIGHT = Field.of(FieldType.INTEGER, "weight", "Share of the work in a weighted group, 1 to 100.").like(2);
    private static final Field WORKING = Field.of(FieldType.BOOLEAN, "working", "Whether new work of this group comes to this person.").like(true);
    private static final Field CAPACITY = Field.of(FieldType.INTEGER, "capacity", "Open tickets and tasks at once; null: any number.").like(20);

    private static final Resource ABSENCES = new Resource("absences", "absence", "staff_absence t",
            List.of(Fields.ID, Column.of(STAFF), Column.of(SINCE), Column.of(UNTIL), Column.of(NOTE)), List.of(Filter.equal(Field.id("staff", "Of this person."), "staff_id")));
    private static final Resource RULES = new Resource("assignment-rules", "assignmentRule",
            "(select row_number() over (order by object) as id, object, group_id from assignment_rule) t",
            List.of(Fields.ID, Column.of(OBJECT), Column.of(GROUP)), List.of());
    private static final Resource WAITING = new Resource("waiting-work", "waitingWork",
            "(select row_number() over (order by since, object_id) as id, object, object_id, group_id, since from assignment_wait) t",
            List.of(Fields.ID, Column.of(OBJECT), Column.of(Field.id("objectId", "The record.").like(12)), Column.of(GROUP), Column.of(SINCE)), List.of());
    private static final Shape SHARE = Shape.of("MemberShare", STAFF.must(), WEIGHT, WORKING, CAPACITY);

    private final Rows rows;
    private final AssignmentRules rules;
    private final Availability availability;

    AssignmentSection(Rows rows, AssignmentRules rules, Availability availability) {
        this.rows = rows;
        this.rules = rules;
        this.availability = availability;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.list(RULES, "listAssignmentRule", "Which group takes new records that come without an owner", call -> rows.list(RULES, call.parameters())),
                Operation.put("/assignment-rules", "setAssignmentRule", "Choose the group for one kind of record", Shape.of("NewAssignmentRule", OBJECT.must(), GROUP), null, this::rule),
                Operation.list(WAITING, "listWaitingWork", "Work that nobody was free for", call -> rows.list(WAITING, call.parameters())),
                Operation.list(ABSENCES, "listAbsence", "Who is away, newest entry first", call -> rows.list(ABSENCES, call.parameters())),
                Operation.create("/absences", "createAbsence", "Note that somebody will be away: no new work until then",
                        Shape.of("NewAbsence", STAFF.must(), SINCE.must(), UNTIL.must(), NOTE), ABSENCES.shape(), this::away),
                Operation.verb("/absences/{id}/end", "endAbsence", "Take an absence back", null, null, this::back),
                Operation.verb("/groups/{id}/share", "setMemberShare", "Set a member's weight, whether new work comes to them, and their capacity", SHARE, null, this::share));
    }

    private Object rule(Call call) {
        return checked(() -> {
            rules.set(call.text("object"), (Long) call.body().get("groupId"));
            return null;
        });
    }

    private Object away(Call call) {
        return rows.get(ABSENCES, checked(() -> availability.addAbsence((Long) call.body().get("staffId"), (Instant) call.body().get("since"),
                (Instant) call.body().get("until"), call.text("note"))));
    }

    private Object back(Call call) {
        rows.get(ABSENCES, call.id());
        availability.removeAbsence(call.id());
        return null;
    }

    private Object share(Call call) {
        long staff = (Long) call.body().get("staffId");
        return checked(() -> {
            Availability.Member now = availability.members().stream().filter(m -> m.groupId() == call.id() && m.staffId() == staff).findFirst()
                    .orElseThrow(() -> new NoSuchElementException("staff %d is no active member of group %d".formatted(staff, call.id())));
            availability.share(call.id(), staff, whole(call, "weight", now.weight()), (Boolean) call.body().getOrDefault("working", now.working()));
            if (call.body().containsKey("capacity")) {
                availability.capacity(staff, whole(call, "capacity", null));
            }
            return null;
        });
    }

    private static Integer whole(Call call, String name, Integer otherwise) {
        Object value = call.body().containsKey(name) ? call.body().get(name) : otherwise;
        return value == null ? null : ((Number) value).intValue();
    }

    private static <T> T checked(Supplier<T> work) {
        try {
            return work.get();
        } catch (InvalidValue invalid) {
            throw Problem.of(Kind.INVALID_VALUES, List.of(new Fault(invalid.field(), invalid.found(), invalid.wanted().sentence(invalid.detail()))));
        } catch (NoSuchElementException missing) {
            throw Problem.of(Kind.CONFLICT, missing.getMessage());
        }
    }
}
