package io.kenh.api;

import io.kenh.api.operation.Operation;
import io.kenh.api.operation.Section;
import io.kenh.api.table.Resource;
import io.kenh.api.table.Rows;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Contacts, accounts, leads, opportunities and tasks. */
@Component
class CrmSection implements Section {

    private final Rows rows;
    private final RecordWriter writer;

    CrmSection(Rows rows, RecordWriter writer) {
        this.rows = rows;
        this.writer = writer;
    }

    @Override
    public List<Operation> operations() {
        return Stream.of(CrmResources.CONTACTS, CrmResources.ACCOUNTS, CrmResources.LEADS, CrmResources.OPPORTUNITIES, CrmResources.TASKS)
                .flatMap(resource -> operations(resource).stream()).toList();
    }

    private List<Operation> operations(Resource resource) {
        String path = "/" + resource.path();
        String title = resource.shape().name();
        return List.of(
                Operation.list(resource, "list" + title, "Find " + resource.path() + ", newest first", call -> rows.list(resource, call.parameters())),
                Operation.get(path + "/{id}", "get" + title, "One " + resource.one(), resource.shape(), call -> writer.get(resource, call.id())),
                Operation.create(path, "create" + title, "Make a " + resource.one(), resource.input(), resource.shape(),
                        call -> writer.create(resource, call)),
                Operation.patch(path + "/{id}", "update" + title, "Change the fields that are sent; If-Match takes the ETag of the last answer",
                        resource.edit(), resource.shape(), call -> writer.update(resource, call)));
    }
}
