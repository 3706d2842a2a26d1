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
import io.kenh.crm.CustomField;
import io.kenh.crm.CustomFields;
import io.kenh.crm.CustomType;
import io.kenh.crm.InvalidValue;
import io.kenh.crm.RecordType;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The fields people add to the records. */
@Component
class CustomFieldSection implements Section {

    private static final Field OBJECT = Field.text("object", "The kind of record it belongs to.")
            .oneOf(Stream.of(RecordType.values()).map(RecordType::key).toArray(String[]::new));
    private static final Field NAME = Field.text("name", "Its name in custom; it never changes. Made of the title when left out.").like("shoe_size");
    private static final Field TITLE = Field.text("title", "What people see.").filled().most(100).like("Shoe size");
    private static final Field TYPE = Field.text("type", "What it holds; it never changes.").oneOf(CustomType.keys().toArray(String[]::new));
    private static final Field CHOICES = Field.of(FieldType.TEXTS, "choices", "For choice and choices: the values it may hold.").filled().most(100).like(List.of("S", "M"));
    private static final Field RETIRED = Field.of(FieldType.BOOLEAN, "retired", "No longer offered; what records hold stays.").filled().like(false);

    private static final Resource FIELDS = new Resource("custom-fields", "customField", "custom_field t",
            Stream.concat(Stream.of(Fields.ID), Stream.of(OBJECT, NAME, TITLE, TYPE, CHOICES, RETIRED).map(Column::of)).toList(),
            List.of(Filter.equal(OBJECT, "object")));
    private static final Shape NEW = Shape.of("NewCustomField", OBJECT.must(), NAME, TITLE.must(), TYPE.must(), CHOICES);
    private static final Shape EDIT = Shape.of("CustomFieldEdit", TITLE, CHOICES, RETIRED);

    private final Rows rows;
    private final CustomFields fields;

    CustomFieldSection(Rows rows, CustomFields fields) {
        this.rows = rows;
        this.fields = fields;
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.list(FIELDS, "listCustomField", "Fields that were added to the records", call -> rows.list(FIELDS, call.parameters())),
                Operation.create("/custom-fields", "createCustomField", "Add a field to a kind of record", NEW, FIELDS.shape(), this::create),
                Operation.patch("/custom-fields/{id}", "updateCustomField", "Change title or choices, retire it or take it back", EDIT, FIELDS.shape(), this::update));
    }

    private Object create(Call call) {
        Map<String, Object> body = call.body();
        CustomField made = checked(() -> fields.add(RecordType.of(call.text("object")), call.text("name"), call.text("title"),
                CustomType.of(call.text("type")), choices(body, List.of())));
        return rows.get(FIELDS, made.id());
    }

    private Object update(Call call) {
        rows.get(FIELDS, call.id());
        CustomField now = fields.get(call.id());
        Map<String, Object> body = call.body();
        checked(() -> fields.change(call.id(), (String) body.getOrDefault("title", now.title()), choices(body, now.choices())));
        fields.retire(call.id(), (Boolean) body.getOrDefault("retired", now.retired()));
        return rows.get(FIELDS, call.id());
    }

    @SuppressWarnings("unchecked")
    private static List<String> choices(Map<String, Object> body, List<String> now) {
        return (List<String>) body.getOrDefault("choices", now);
    }

    private static CustomField checked(Supplier<CustomField> work) {
        try {
            return work.get();
        } catch (InvalidValue invalid) {
            throw Problem.of(Kind.INVALID_VALUES, List.of(new Fault(invalid.field(), invalid.found(), invalid.wanted().sentence(invalid.detail()))));
        }
    }
}
