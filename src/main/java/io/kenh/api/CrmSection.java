package io.kenh.api;

import io.kenh.api.operation.Call;
import io.kenh.api.operation.Operation;
import io.kenh.api.operation.Section;
import io.kenh.api.table.Field;
import io.kenh.api.table.FieldType;
import io.kenh.api.table.Resource;
import io.kenh.api.table.Rows;
import io.kenh.api.table.Shape;
import io.kenh.crm.LeadConversion;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Contacts, accounts, leads, opportunities and tasks. */
@Component
class CrmSection implements Section {

    private static final Shape CONVERSION = Shape.of("LeadConversion", Field.of(FieldType.BOOLEAN, "createAccount",
            "Whether the lead's company becomes an account when there is none of that name.").filled().like(true));

    private final Rows rows;
    private final RecordWriter writer;
    private final RecordChanges changes;
    private final LeadConversion conversion;

    CrmSection(Rows rows, RecordWriter writer, RecordChanges changes, LeadConversion conversion) {
        this.rows = rows;
        this.writer = writer;
        this.changes = changes;
        this.conversion = conversion;
    }

    @Override
    public List<Operation> operations() {
        return Stream.concat(Stream.of(CrmResources.CONTACTS, CrmResources.ACCOUNTS, CrmResources.LEADS, CrmResources.OPPORTUNITIES, CrmResources.TASKS)
                .flatMap(resource -> operations(resource).stream()), Stream.of(convert())).toList();
    }

    private Operation convert() {
        return Operation.verb("/leads/{id}/convert", "convertLead", "Make the lead a contact, or add it to the contact that has its address; once, "
                + "however often it is asked", CONVERSION, CrmResources.CONTACTS.shape(), this::convert);
    }

    private Object convert(Call call) {
        rows.get(CrmResources.LEADS, call.id());
        boolean account = Boolean.TRUE.equals(call.body().get("createAccount"));
        return writer.get(CrmResources.CONTACTS, conversion.convert(call.id(), account, call.caller().cause()));
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
                        resource.edit(), resource.shape(), call -> writer.update(resource, call)),
                changes.operation(resource));
    }
}
