package io.kenh.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kenh.api.ApiTest;
import io.kenh.event.Cause;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
class LeadConversionTest {

    private static final Cause CAUSE = new Cause("api:test", 0);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private LeadConversion conversion;
    @Autowired
    private Records records;
    @Autowired
    private AddressOwners owners;
    @Autowired
    private JdbcClient db;

    private final int number = NUMBER.incrementAndGet();
    private final String email = "chuyen-doi-%d@customer.example".formatted(number);
    private final String company = "Công ty Hoà Bình " + number;

    private long lead(Map<String, Object> more) {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("name", "Đặng Thị Hồng", "email", email, "tags", List.of("Tư vấn"), "info", "Gọi buổi sáng"));
        fields.putAll(more);
        long id = records.create(RecordType.LEAD, fields, CAUSE);
        owners.claim(RecordType.LEAD, id, fields);
        return id;
    }

    private Map<String, Object> row(RecordType type, long id) {
        return records.find(type, id).orElseThrow();
    }

    @Test
    void a_lead_becomes_a_contact_who_is_known_by_its_addresses() {
        long lead = lead(Map.of("birthday", "1990-02-28", "score", 7, "custom", Map.of("Sở thích", "trà")));

        long contact = conversion.convert(lead, false, CAUSE);

        assertThat(row(RecordType.CONTACT, contact)).containsEntry("name", "Đặng Thị Hồng").containsEntry("email", email)
                .containsEntry("birthday", "1990-02-28").containsEntry("score", 7).containsEntry("tags", List.of("Tư vấn"))
                .containsEntry("info", "Gọi buổi sáng").containsEntry("custom", Map.of("Sở thích", "trà")).containsEntry("account_id", null);
        assertThat(row(RecordType.LEAD, lead)).containsEntry("status", "Converted").containsEntry("contact_id", (int) contact);
        assertThat(db.sql("select object || ' ' || object_id from identity where value = ?").param(email).query(String.class).list())
                .containsExactly("contact " + contact);
        assertThat(db.sql("select kind from change where object = 'contact' and object_id = ?").param(contact).query(String.class).list())
                .containsExactly("created");
        assertThat(db.sql("select before ->> 'status' from change where object = 'lead' and object_id = ? and kind = 'updated'").param(lead)
                .query(String.class).list()).containsExactly("New");
    }

    @Test
    void the_contact_who_has_the_address_already_is_that_person_and_keeps_what_it_has() {
        long known = records.create(RecordType.CONTACT, Map.of("name", "Cô Hồng", "tags", List.of("VIP")), CAUSE);
        owners.claim(RecordType.CONTACT, known, Map.of("email", email));

        assertThat(conversion.convert(lead(Map.of("title", "Kế toán")), false, CAUSE)).isEqualTo(known);

        assertThat(row(RecordType.CONTACT, known)).containsEntry("name", "Cô Hồng").containsEntry("title", "Kế toán")
                .containsEntry("email", email).containsEntry("tags", List.of("VIP", "Tư vấn"));
    }

    @Test
    void an_address_of_a_third_person_stays_with_that_person() {
        long byMail = records.create(RecordType.CONTACT, Map.of("name", "A"), CAUSE);
        owners.claim(RecordType.CONTACT, byMail, Map.of("email", email));
        String phone = "+849123%05d".formatted(40_000 + number);
        long byPhone = records.create(RecordType.CONTACT, Map.of("name", "B", "phone", phone), CAUSE);
        owners.claim(RecordType.CONTACT, byPhone, Map.of("phone", phone));

        assertThat(conversion.convert(lead(Map.of("phone", phone)), false, CAUSE)).isEqualTo(byMail);

        assertThat(row(RecordType.CONTACT, byMail)).containsEntry("phone", null);
        assertThat(db.sql("select object_id from identity where value = ? and object = 'contact'").param(phone).query(Long.class).single()).isEqualTo(byPhone);
    }

    @Test
    void everything_that_hung_on_the_lead_is_the_contacts() {
        long lead = lead(Map.of());
        long task = records.create(RecordType.TASK, Map.of("name", "Gọi lại", "lead_id", lead), CAUSE);
        long deal = records.create(RecordType.OPPORTUNITY, Map.of("name", "100 bộ bàn", "lead_id", lead), CAUSE);
        long ticket = records.create(RecordType.TICKET, Map.of("subject", "Hỏi giá", "lead_id", lead), CAUSE);
        db.sql("""
                insert into message (key, channel, address, text, cause, lane, object, object_id, created, updated)
                values (?, 'mail', ?, 'Xin chào', 'test', 'lead:1', 'lead', ?, now(), now())""").params("lead-conversion-" + lead, email, lead).update();

        long contact = conversion.convert(lead, false, CAUSE);

        Map.of(RecordType.TASK, task, RecordType.OPPORTUNITY, deal, RecordType.TICKET, ticket).forEach((type, id) ->
                assertThat(row(type, id)).as(type.key()).containsEntry("contact_id", (int) contact).containsEntry("lead_id", null));
        assertThat(db.sql("select contact_id from message where key = ?").param("lead-conversion-" + lead).query(Long.class).single()).isEqualTo(contact);
    }

    @Test
    void an_account_is_made_only_when_asked_for_and_none_has_the_name() {
        long without = conversion.convert(lead(Map.of("company", company)), false, CAUSE);
        assertThat(row(RecordType.CONTACT, without)).containsEntry("account_id", null);

        long second = conversion.convert(lead(Map.of("company", company, "email", "b-" + email)), true, CAUSE);
        Object account = row(RecordType.CONTACT, second).get("account_id");
        assertThat(row(RecordType.ACCOUNT, ((Number) account).longValue())).containsEntry("name", company);

        long third = conversion.convert(lead(Map.of("company", company.toUpperCase(), "email", "c-" + email)), true, CAUSE);
        assertThat(row(RecordType.CONTACT, third)).containsEntry("account_id", account);
        assertThat(row(RecordType.CONTACT, conversion.convert(lead(Map.of("email", "d-" + email)), true, CAUSE))).containsEntry("account_id", null);
    }

    @Test
    void a_second_conversion_changes_nothing() {
        long lead = lead(Map.of("company", company));
        long contact = conversion.convert(lead, true, CAUSE);
        long changes = changes();

        assertThat(conversion.convert(lead, true, CAUSE)).isEqualTo(contact);
        assertThat(changes()).isEqualTo(changes);
    }

    @Test
    void conversions_at_the_same_moment_make_one_contact_and_one_account() {
        long one = lead(Map.of("company", company));
        // Two leads of one person, as an import may leave them: nobody claimed the address for the second.
        long two = records.create(RecordType.LEAD, Map.of("name", "Hồng", "email", email, "company", company), CAUSE);
        try (var threads = new Threads(8)) {
            List<Long> contacts = threads.all(IntStream.range(0, 16).mapToObj(i -> i % 2 == 0 ? one : two).toList(),
                    lead -> conversion.convert(lead, true, CAUSE));
            assertThat(contacts).containsOnly(contacts.get(0));
        }
        assertThat(db.sql("select count(*) from contact where email = ?").param(email).query(Long.class).single()).isEqualTo(1);
        assertThat(db.sql("select count(*) from account where name = ?").param(company).query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void what_is_no_lead_cannot_be_converted() {
        assertThatThrownBy(() -> conversion.convert(Long.MAX_VALUE, true, CAUSE)).isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("there is no lead");
    }

    private long changes() {
        return db.sql("select count(*) from change where cause = 'api:test'").query(Long.class).single();
    }

    /** Calls of one thing at one moment. */
    private record Threads(java.util.concurrent.ExecutorService pool) implements AutoCloseable {

        Threads(int count) {
            this(Executors.newFixedThreadPool(count));
        }

        <T, R> List<R> all(List<T> inputs, java.util.function.Function<T, R> call) {
            List<CompletableFuture<R>> calls = inputs.stream().map(input -> CompletableFuture.supplyAsync(() -> call.apply(input), pool)).toList();
            return calls.stream().map(CompletableFuture::join).toList();
        }

        @Override
        public void close() {
            pool.shutdownNow();
        }
    }
}
