package io.kenh.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kenh.api.ApiTest;
import io.kenh.condition.All;
import io.kenh.condition.Clause;
import io.kenh.condition.Conditions;
import io.kenh.condition.FieldType;
import io.kenh.condition.Moment;
import io.kenh.condition.SqlFields;
import io.kenh.event.Cause;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
class CustomFieldsTest {

    private static final Cause CAUSE = new Cause("api:test", 0);

    @Autowired
    private CustomFields customs;
    @Autowired
    private Records records;
    @Autowired
    private RecordFields fields;
    @Autowired
    private JdbcClient db;
    @Autowired
    private Clock clock;

    private final String unique = "f" + System.nanoTime();

    private CustomField field(RecordType type, CustomType kind, String... choices) {
        return customs.add(type, unique + kind.key(), "Trường " + kind, kind, List.of(choices));
    }

    @Test
    void every_write_brings_a_value_into_its_type_and_refuses_what_is_none() {
        CustomField size = field(RecordType.CONTACT, CustomType.NUMBER);
        long id = records.create(RecordType.CONTACT, Map.of("name", "Lan", "custom", Map.of(size.name(), "25", "free", "any")), CAUSE);
        assertThat(custom(id)).containsEntry(size.name(), 25).containsEntry("free", "any");

        assertThatThrownBy(() -> records.update(RecordType.CONTACT, id, Edit.set(size.path(), "nhiều"), CAUSE))
                .isInstanceOf(InvalidValue.class).hasMessageContaining(size.path()).hasMessageContaining("nhiều").hasMessageContaining("number");
        assertThat(custom(id)).containsEntry(size.name(), 25);
    }

    @Test
    void what_is_the_same_in_another_spelling_is_no_change() {
        CustomField size = field(RecordType.CONTACT, CustomType.NUMBER);
        long id = records.create(RecordType.CONTACT, Map.of("name", "Lan", "custom", Map.of(size.name(), 25)), CAUSE);

        records.update(RecordType.CONTACT, id, Edit.set(size.path(), "25.0"), CAUSE);

        assertThat(db.sql("select count(*) from change where object = 'contact' and object_id = ?").param(id).query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void a_value_that_is_no_choice_any_more_stays_until_somebody_changes_it() {
        CustomField city = field(RecordType.CONTACT, CustomType.CHOICE, "Huế", "Vinh");
        long id = records.create(RecordType.CONTACT, Map.of("name", "Lan", "custom", Map.of(city.name(), "huế")), CAUSE);
        customs.change(city.id(), "Thành phố", List.of("Vinh"));

        records.update(RecordType.CONTACT, id, Edit.set("title", "Buyer"), CAUSE);

        assertThat(custom(id)).containsEntry(city.name(), "Huế");
        assertThatThrownBy(() -> records.create(RecordType.CONTACT, Map.of("name", "x", "custom", Map.of(city.name(), "Huế")), CAUSE))
                .isInstanceOf(InvalidValue.class).hasMessageContaining("Vinh");
    }

    @Test
    void conditions_meet_the_type_in_both_engines() {
        CustomField size = field(RecordType.CONTACT, CustomType.NUMBER);
        CustomField cities = field(RecordType.CONTACT, CustomType.CHOICES, "Huế", "Vinh");
        long id = records.create(RecordType.CONTACT, Map.of("name", "Lan", "custom", Map.of(size.name(), 9, cities.name(), "Huế,Vinh")), CAUSE);
        All condition = new All(List.of(new Clause(size.path(), "less_than", 10), new Clause(cities.path(), "has", "Vinh")));
        SqlFields known = fields.sql(RecordType.CONTACT);
        assertThat(known.names()).contains(size.path(), cities.path());
        assertThat(known.find(size.path()).orElseThrow().type()).isEqualTo(FieldType.NUMBER);

        Map<String, Object> record = records.find(RecordType.CONTACT, id).orElseThrow();
        assertThat(Conditions.compile(condition, known).matches(path -> path.startsWith("custom.")
                ? ((Map<?, ?>) record.get("custom")).get(path.substring(7)) : record.get(path), Moment.of(clock))).isTrue();
        String where = DSL.using(SQLDialect.POSTGRES).renderInlined(Conditions.sql(condition, known, Moment.of(clock)));
        assertThat(db.sql("select id from contact where " + where).query(Long.class).list()).containsExactly(id);
    }

    @Test
    void a_stranger_s_value_that_does_not_fit_is_kept_beside_the_field() {
        CustomField size = field(RecordType.LEAD, CustomType.NUMBER);
        CustomField day = field(RecordType.LEAD, CustomType.DATE);

        assertThat(customs.tolerant(RecordType.LEAD, Map.of(size.name(), "rất nhiều", day.name(), "28/02/2026")))
                .containsEntry(size.name() + "_as_sent", "rất nhiều").doesNotContainKey(size.name()).containsEntry(day.name(), "2026-02-28");
    }

    @Test
    void a_retired_field_is_offered_no_longer_but_answers_still() {
        CustomField size = field(RecordType.CONTACT, CustomType.NUMBER);
        customs.retire(size.id(), true);

        assertThat(fields.of(RecordType.CONTACT).names()).doesNotContain(size.path());
        assertThat(fields.of(RecordType.CONTACT).find(size.path()).orElseThrow().type()).isEqualTo(FieldType.NUMBER);
    }

    @Test
    void a_field_that_cannot_be_is_refused_with_what_is_wanted() {
        field(RecordType.TASK, CustomType.TEXT);
        assertThatThrownBy(() -> field(RecordType.TASK, CustomType.TEXT)).hasMessageContaining("another name");
        assertThatThrownBy(() -> customs.add(RecordType.TASK, "a'; drop table task; --", "x", CustomType.TEXT, List.of())).hasMessageContaining("begins with a letter");
        assertThatThrownBy(() -> customs.add(RecordType.TASK, null, " ", CustomType.TEXT, List.of())).hasMessageContaining("title: found nothing");
        assertThatThrownBy(() -> customs.add(RecordType.TASK, null, "Màu " + unique, CustomType.CHOICE, List.of(" "))).hasMessageContaining("choices");
        assertThatThrownBy(() -> customs.add(RecordType.TASK, null, "Màu " + unique, CustomType.CHOICE, List.of("a,b"))).hasMessageContaining("commas");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> custom(long id) {
        return (Map<String, Object>) records.find(RecordType.CONTACT, id).orElseThrow().get("custom");
    }
}
