package io.kenh.api;

import io.kenh.api.table.Column;
import io.kenh.api.table.Field;
import io.kenh.api.table.FieldType;
import io.kenh.api.table.Filter;
import io.kenh.api.table.Resource;
import io.kenh.api.table.Shape;
import io.kenh.crm.StaffGroups;
import java.util.List;

/** The people of the company, and their groups. Passwords have no place here. */
final class StaffResources {

    private static final Field NAME = Field.text("name", "What it is called; Customer Service and Data Owner keep their names.").filled().most(80).like("Sales");
    private static final Field MODE = Field.text("mode", "How work is shared out: in turn, at random, or to whoever has least.").filled()
            .oneOf(StaffGroups.MODES.toArray(String[]::new));
    private static final Field MEMBERS = Field.of(FieldType.IDS, "memberIds", "Ids of its staff.").filled().like(List.of(3, 8));

    /** A group to be made. */
    static final Shape NEW_GROUP = Shape.of("NewGroup", NAME.must(), MODE, MEMBERS);
    /** What is to change in a group. */
    static final Shape GROUP_EDIT = Shape.of("GroupEdit", NAME, MODE, MEMBERS);

    static final Resource STAFF = new Resource("staff", "staff",
            List.of(Fields.ID, Column.of(Field.text("name", "Full name.").like("Trần Minh")), Column.of(Field.text("email", "Mail address, also for signing in.")),
                    Column.of(Field.text("phone", "Phone number.")), Column.of(Field.text("role", "admin or member.").like("member")),
                    Column.of(Field.text("locale", "Language of the screens: vi or en.").like("vi")),
                    Column.of(Field.of(FieldType.BOOLEAN, "active", "Whether this person may sign in and be given work.").like(true)), Fields.CREATED),
            List.of(Filter.search("name", "email"), Filter.equal(Field.of(FieldType.BOOLEAN, "active", "Only those who may, or may not, sign in."), "active"),
                    Filter.of(Field.id("group", "Is a member of this group."),
                            "exists (select from staff_group_member m where m.staff_id = t.id and m.group_id = :group)")));

    static final Resource GROUPS = new Resource("groups", "group", "staff_group t",
            List.of(Fields.ID, Column.of(NAME), Column.of(MODE), Column.of(MEMBERS,
                            "(select coalesce(jsonb_agg(m.staff_id order by m.staff_id), '[]') from staff_group_member m where m.group_id = t.id)")),
            List.of(Filter.search("name")));

    private StaffResources() {
    }
}
