package io.kenh.api;

import static io.kenh.api.StaffResources.GROUPS;

import io.kenh.api.operation.Call;
import io.kenh.api.operation.Operation;
import io.kenh.api.operation.Section;
import io.kenh.api.problem.Fault;
import io.kenh.api.problem.Kind;
import io.kenh.api.problem.Problem;
import io.kenh.api.table.Rows;
import io.kenh.crm.InvalidValue;
import io.kenh.crm.StaffGroups;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;

/** Making and changing groups of staff. */
@Component
class GroupSection implements Section {

    private final Rows rows;
    private final StaffGroups groups;

    GroupSection(Rows rows, StaffGroups groups) {
        this.rows = rows;
        this.groups = groups;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.create("/groups", "createGroup", "Make a group of staff", StaffResources.NEW_GROUP, GROUPS.shape(), this::create),
                Operation.patch("/groups/{id}", "updateGroup", "Change name, mode or members", StaffResources.GROUP_EDIT, GROUPS.shape(), this::update),
                Operation.delete("/groups/{id}", "deleteGroup", "Take a group away that nobody needs", this::delete));
    }

    private Object create(Call call) {
        Map<String, Object> body = call.body();
        try {
            return rows.get(GROUPS, groups.create(call.text("name"), (String) body.getOrDefault("mode", StaffGroups.MODES.get(0)), members(body, List.of())));
        } catch (InvalidValue invalid) {
            throw refused(invalid);
        }
    }

    private Object update(Call call) {
        Map<String, Object> body = call.body();
        Map<String, Object> now = rows.get(GROUPS, call.id());
        List<Long> old = StreamSupport.stream(((Iterable<?>) now.get("memberIds")).spliterator(), false).map(id -> Long.valueOf(id.toString())).toList();
        try {
            groups.change(call.id(), (String) body.getOrDefault("name", now.get("name")), (String) body.getOrDefault("mode", now.get("mode")), members(body, old));
        } catch (InvalidValue invalid) {
            throw refused(invalid);
        }
        return rows.get(GROUPS, call.id());
    }

    private Object delete(Call call) {
        Object name = rows.get(GROUPS, call.id()).get("name");
        FaultTexts.unlessUsed("group", name, groups.delete(call.id()));
        return null;
    }

    @SuppressWarnings("unchecked")
    private static List<Long> members(Map<String, Object> body, List<Long> now) {
        return (List<Long>) body.getOrDefault("memberIds", now);
    }

    private static Problem refused(InvalidValue invalid) {
        return Problem.of(Kind.INVALID_VALUES, List.of(new Fault(invalid.field(), invalid.found(), invalid.wanted().sentence(invalid.detail()))));
    }
}
