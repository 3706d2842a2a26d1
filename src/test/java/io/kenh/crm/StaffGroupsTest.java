package io.kenh.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kenh.api.ApiTest;
import io.kenh.event.Cause;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
class StaffGroupsTest {

    @Autowired
    private StaffGroups groups;
    @Autowired
    private Staff staff;
    @Autowired
    private Records records;
    @Autowired
    private JdbcClient db;

    private final String name = "Nhóm " + System.nanoTime();

    @Test
    void a_group_is_made_changed_and_taken_away() {
        List<Long> people = db.sql("select id from staff order by id limit 2").query(Long.class).list();
        long id = groups.create(" " + name + " ", "random", people);
        assertThat(staff.groupId(name)).isEqualTo(id);

        groups.change(id, name, "load", people.subList(0, 1));

        assertThat(db.sql("select mode from staff_group where id = ?").param(id).query(String.class).single()).isEqualTo("load");
        assertThat(db.sql("select staff_id from staff_group_member where group_id = ?").param(id).query(Long.class).list()).isEqualTo(people.subList(0, 1));
        assertThat(groups.delete(id)).isEmpty();
        assertThat(db.sql("select count(*) from staff_group where id = ?").param(id).query(Long.class).single()).isZero();
    }

    @Test
    void a_base_group_keeps_its_name_and_stays() {
        long base = staff.groupId(Staff.CUSTOMER_SERVICE);

        assertThatThrownBy(() -> groups.change(base, "Khác", "random", List.of())).isInstanceOf(InvalidValue.class).hasMessageContaining(Staff.CUSTOMER_SERVICE);
        assertThat(groups.delete(base)).extracting(Use::kind).contains("base");
        assertThat(groups.delete(staff.groupId(Staff.DATA_OWNER))).extracting(Use::kind).contains("base");
    }

    @Test
    void a_group_with_work_stays() {
        long id = groups.create(name, "sequential", List.of());
        records.create(RecordType.TASK, Map.of("name", "Gọi", "group_id", id), new Cause("api:test", 0));

        assertThat(groups.delete(id)).containsExactly(new Use("task", "1"));
    }

    @Test
    void what_cannot_be_is_refused_by_name() {
        groups.create(name, "random", List.of());
        assertThatThrownBy(() -> groups.create(name, "random", List.of())).isInstanceOf(InvalidValue.class).hasMessageContaining("name");
        assertThatThrownBy(() -> groups.create(" ", "random", List.of())).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> groups.create(name + "x", "loudest", List.of())).hasMessageContaining("sequential, random, weighted, load");
        assertThatThrownBy(() -> groups.create(name + "x", "random", List.of(Long.MAX_VALUE))).hasMessageContaining("memberIds");
        assertThatThrownBy(() -> groups.change(Long.MAX_VALUE, name, "random", List.of())).isInstanceOf(NoSuchElementException.class);
    }
}
