package io.kenh.api;

import io.kenh.api.table.Column;
import io.kenh.api.table.Field;
import io.kenh.api.table.FieldType;
import io.kenh.api.table.Filter;
import java.util.ArrayList;
import java.util.List;

/** Fields and filters that several resources have. */
final class Fields {

    static final Column ID = Column.of(Field.id("id", "Id; a newer record has a larger one.").filled().like(1042));
    static final Column CREATED = Column.of(Field.time("created", "When it was made.").filled());
    static final Column UPDATED = Column.of(Field.time("updated", "When it was last changed.").filled());
    static final Column OWNER = Column.writable(Field.id("ownerId", "The staff member in charge.").like(3));
    static final Column CONTACT = Column.writable(Field.id("contactId", "The contact it belongs to.").like(77));
    static final Column ACCOUNT = Column.writable(Field.id("accountId", "The account (company) it belongs to.").like(8));
    static final Column GROUP = Column.writable(Field.id("groupId", "The group of staff in charge.").like(2));
    static final Column SOURCE = line("source", "Where it came from.", "Website");
    static final Column TAGS = Column.writable(Field.of(FieldType.TEXTS, "tags", "Tags; a change sends the whole list.").filled().most(100)
            .like(List.of("VIP")));
    static final Column CUSTOM = Column.writable(Field.of(FieldType.OBJECT, "custom",
            "Custom fields by name; a change touches only the names it sends, and null removes one.").filled());
    static final Column PRIORITY = Column.writable(Field.text("priority", "How urgent it is.").filled().oneOf("urgent", "high", "medium", "low"));

    static final Filter BY_OWNER = Filter.equal(Field.id("owner", "Id of the staff member in charge."), "owner_id");
    static final Filter BY_CONTACT = Filter.equal(Field.id("contact", "Id of the contact."), "contact_id");
    static final Filter BY_STATUS = Filter.equal(Field.text("status", "Has this status."), "status");

    private Fields() {
    }

    /** A writable line of text. */
    static Column line(String name, String about, String example) {
        return Column.writable(Field.text(name, about).like(example));
    }

    static Column name(String example) {
        return Column.writable(Field.text("name", "What it is called.").must().like(example));
    }

    /** Between its own columns every record has an id, and tags, custom fields and times at the end. */
    static List<Column> record(Column... own) {
        List<Column> columns = new ArrayList<>(List.of(ID));
        columns.addAll(List.of(own));
        columns.addAll(List.of(OWNER, TAGS, CUSTOM, CREATED, UPDATED));
        return columns;
    }
}
