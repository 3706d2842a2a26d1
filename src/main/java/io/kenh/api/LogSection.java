package io.kenh.api;

import io.kenh.api.operation.Operation;
import io.kenh.api.operation.Section;
import io.kenh.api.table.Resource;
import io.kenh.api.table.Rows;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What can only be read: events, runs, calls, staff, groups. */
@Component
class LogSection implements Section {

    private final Rows rows;

    LogSection(Rows rows) {
        this.rows = rows;
    }

    @Override
    public List<Operation> operations() {
        return Stream.of(LogResources.EVENTS, LogResources.RUNS, CallResources.CALLS, StaffResources.STAFF, StaffResources.GROUPS)
                .flatMap(this::operations).toList();
    }

    private Stream<Operation> operations(Resource resource) {
        String title = resource.shape().name();
        return Stream.of(
                Operation.list(resource, "list" + title, "Find " + resource.path() + ", newest first", call -> rows.list(resource, call.parameters())),
                Operation.get("/" + resource.path() + "/{id}", "get" + title, "One " + resource.one(), resource.shape(),
                        call -> rows.get(resource, call.id())));
    }
}
