package io.kenh.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.api.ApiTest;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.crm.StaffGroups;
import io.kenh.event.Cause;
import io.kenh.event.Change;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** By whatever way a record comes, a rule gives it to a group; and what nobody is free for is neither lost nor silent. */
@ApiTest
class NewOwnersTest {

    @Autowired
    private Records records;
    @Autowired
    private AssignmentRules rules;
    @Autowired
    private Availability availability;
    @Autowired
    private WaitingWork waiting;
    @Autowired
    private PickUp pickUp;
    @Autowired
    private StaffGroups groups;
    @Autowired
    private JdbcClient db;

    private long one;
    private long two;
    private long group;

    @BeforeEach
    void a_group_of_two() {
        db.sql("delete from assignment_wait").update();
        one = person();
        two = person();
        group = groups.create("Nhóm " + System.nanoTime(), "sequential", List.of(one, two));
    }

    @AfterEach
    void no_rules() {
        AssignmentRules.OBJECTS.forEach(rules::clear);
        db.sql("delete from assignment_wait").update();
    }

    @Test
    void every_kind_of_record_goes_to_the_group_of_its_rule_in_turn() {
        for (String object : List.of("contact", "account", "lead", "task", "ticket")) {
            rules.set(object, group);
            Object first = owner(make(RecordType.of(object), null, Change.CREATED));
            Object second = owner(make(RecordType.of(object), null, Change.IMPORTED));
            assertThat(List.of(first, second)).as(object).containsExactlyInAnyOrder(one, two);
        }
        assertThat(owner(make(RecordType.CONTACT, Map.of("owner_id", two), Change.CREATED))).isEqualTo(two);
        assertThat(make(RecordType.TICKET, null, Change.CREATED).get("group_id")).hasToString(String.valueOf(group));
    }

    @Test
    void a_ticket_with_a_group_goes_to_that_group_and_a_closed_one_to_nobody() {
        assertThat(owner(make(RecordType.TICKET, Map.of("group_id", group), Change.CREATED))).isIn(one, two);
        assertThat(owner(make(RecordType.TICKET, Map.of("group_id", group, "status", "closed"), Change.IMPORTED))).isNull();
        assertThat(owner(make(RecordType.LEAD, null, Change.CREATED))).isNull();
    }

    @Test
    void what_nobody_is_free_for_waits_is_told_and_goes_to_whoever_is_free_first() {
        db.sql("update staff set role = 'admin' where id = ?").param(two).update();
        availability.share(group, one, 1, false);
        availability.capacity(two, 1);
        make(RecordType.TICKET, Map.of("group_id", group), Change.CREATED);
        Map<String, Object> second = make(RecordType.TICKET, Map.of("group_id", group), Change.CREATED);
        Map<String, Object> third = make(RecordType.TICKET, Map.of("group_id", group), Change.CREATED);

        assertThat(waiting.list(10)).extracting(WaitingWork.Piece::objectId).containsExactly(id(second), id(third));
        assertThat(db.sql("select count(*) from notice where staff_id = ? and kind = 'assignment.waiting'").param(two).query(Long.class).single()).isOne();

        pickUp.all();
        assertThat(waiting.count()).isEqualTo(2);

        availability.capacity(two, 2);
        pickUp.all();
        assertThat(owner(records.find(RecordType.TICKET, id(second)).orElseThrow())).isEqualTo(two);
        assertThat(waiting.list(10)).extracting(WaitingWork.Piece::objectId).containsExactly(id(third));

        availability.share(group, one, 1, true);
        pickUp.all();
        assertThat(owner(records.find(RecordType.TICKET, id(third)).orElseThrow())).isEqualTo(one);
        assertThat(waiting.count()).isZero();
    }

    private Map<String, Object> make(RecordType type, Map<String, Object> fields, String kind) {
        Map<String, Object> all = new HashMap<>(fields == null ? Map.of() : fields);
        all.put(type == RecordType.TICKET ? "subject" : "name", "Mới");
        long id = records.ids(type, 1).get(0);
        records.create(List.of(new Records.New(type, id, kind, all, Cause.staff(one))));
        return records.find(type, id).orElseThrow();
    }

    private static Long owner(Map<String, Object> record) {
        return record.get("owner_id") == null ? null : ((Number) record.get("owner_id")).longValue();
    }

    private static long id(Map<String, Object> record) {
        return ((Number) record.get("id")).longValue();
    }

    private long person() {
        return db.sql("insert into staff (name) values ('Ai đó') returning id").query(Long.class).single();
    }
}
