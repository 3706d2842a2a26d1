package io.kenh.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kenh.api.ApiTest;
import io.kenh.event.Cause;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class FieldValuesTest {

    private static final Cause CAUSE = new Cause("api:test", 0);

    @Autowired
    private FieldValues values;
    @Autowired
    private RecordEditor editor;
    @Autowired
    private Records records;

    @ParameterizedTest
    @CsvSource({"CONTACT, phone, 0912 345 678, +84912345678", "CONTACT, email, LAN@Example.COM, lan@example.com", "CONTACT, birthday, 28/2/1990, 1990-02-28",
        "TASK, due, 28/02/2026 8:30, 2026-02-28T01:30:00Z", "TASK, priority, HIGH, high", "TICKET, status, Solved, solved", "LEAD, status, Quan tâm, Quan tâm"})
    void a_value_is_brought_into_the_form_the_record_holds(RecordType type, String field, String written, String held) {
        assertThat(values.read(type, field, written)).isEqualTo(held);
    }

    @ParameterizedTest
    @CsvSource({"CONTACT, phone, 12, phone number", "CONTACT, email, nobody, mail address", "CONTACT, birthday, 30/02/1990, date", "CONTACT, score, 2147483648, whole",
        "CONTACT, score, 1.5, whole", "CONTACT, owner_id, Nobody Here, staff", "CONTACT, owner_id, 999999999, staff", "OPPORTUNITY, amount, 1.001, 2 after",
        "OPPORTUNITY, amount, 10000000000000000, 16 digits", "TASK, priority, now, urgent", "TICKET, status, gone, solved", "ACCOUNT, id, 7, a field of the record",
        "ACCOUNT, created, 2026-01-01, a field of the record", "LEAD, converted, 2026-01-01, a field of the record", "ACCOUNT, shoe, 43, a field of the record",
        "ACCOUNT, custom, {}, a field of the record", "ACCOUNT, custom., x, a field of the record"})
    void what_a_field_cannot_hold_is_refused_with_what_it_wants(RecordType type, String field, String written, String wanted) {
        assertThatThrownBy(() -> values.read(type, field, written)).isInstanceOf(InvalidValue.class).hasMessageStartingWith(field).hasMessageContaining(wanted);
    }

    @Test
    void a_blank_empties_a_field_unless_it_cannot_be_empty() {
        assertThat(values.read(RecordType.CONTACT, "title", "  ")).isNull();
        assertThat(values.read(RecordType.CONTACT, "tags", "")).isEqualTo(List.of());
        assertThatThrownBy(() -> values.read(RecordType.ACCOUNT, "name", " ")).hasMessageContaining("cannot be empty");
    }

    @Test
    void records_are_named_by_what_people_call_them() {
        String unique = "n" + System.nanoTime();
        long contact = editor.create(RecordType.CONTACT, Map.of("name", "Lan", "email", unique + "@example.com"), CAUSE);
        long account = editor.create(RecordType.ACCOUNT, Map.of("name", "Công ty Ánh Dương " + unique), CAUSE);

        assertThat(values.read(RecordType.TASK, "contact_id", unique.toUpperCase() + "@Example.com")).isEqualTo(contact);
        assertThat(values.read(RecordType.TASK, "contact_id", String.valueOf(contact))).isEqualTo(contact);
        assertThat(values.read(RecordType.TASK, "account_id", " CÔNG TY ánh dương " + unique)).isEqualTo(account);
        assertThat(values.read(RecordType.TASK, "group_id", "customer service")).isInstanceOf(Long.class);
    }

    @Test
    void every_fault_of_many_values_is_told_and_the_good_ones_are_read() {
        Map<String, Object> sent = new LinkedHashMap<>();
        sent.put("amount", "12500000");
        sent.put("owner_id", "'; drop table staff; --");
        sent.put("shoe", 43);
        List<InvalidValue> faults = new ArrayList<>();

        assertThat(values.read(RecordType.OPPORTUNITY, sent, faults::add)).containsExactly(Map.entry("amount", new BigDecimal("12500000")));
        assertThat(faults).extracting(InvalidValue::field).containsExactly("owner_id", "shoe");
    }

    @Test
    void an_address_of_another_record_is_refused_and_nothing_is_written() {
        String email = "of-one-" + System.nanoTime() + "@example.com";
        long first = editor.create(RecordType.LEAD, Map.of("name", "Một", "email", email), CAUSE);
        long second = editor.create(RecordType.LEAD, Map.of("name", "Hai"), CAUSE);

        assertThatThrownBy(() -> editor.update(RecordType.LEAD, second, Edit.set("email", email), CAUSE)).isInstanceOf(AddressTaken.class)
                .hasMessageContaining("lead " + first);
        assertThat(records.find(RecordType.LEAD, second).orElseThrow()).containsEntry("email", null);
    }
}
