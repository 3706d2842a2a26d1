package io.kenh.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kenh.crm.ContactMerges;
import io.kenh.crm.Edit;
import io.kenh.crm.NoMerge;
import io.kenh.crm.RecordEditor;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.delivery.Consent;
import io.kenh.delivery.Consents;
import io.kenh.delivery.Purpose;
import io.kenh.event.Cause;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two contacts become one without loss, part again without loss, and nobody is written to more than before. */
class ContactMergeTest extends PromiseTest {

    private static final Cause CAUSE = Cause.staff(1);
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Autowired
    private ContactMerges merges;
    @Autowired
    private RecordEditor editor;
    @Autowired
    private Records records;
    @Autowired
    private Consents consents;

    @RepeatedTest(2)
    void mergeThenPartRestoresBoth(RepetitionInfo round) {
        restoresBoth(new Random(round.getCurrentRepetition()));
    }

    @Test
    @Tag("soak")
    void mergeThenPartRestoresBothHoweverOften() {
        for (int seed = 1; seed <= 100; seed++) {
            restoresBoth(new Random(seed));
        }
    }

    private void restoresBoth(Random random) {
        long one = contact(random);
        long other = contact(random);
        hub.idle();
        List<Map<String, Object>> before = List.of(picture(one), picture(other));
        long merge = merges.merge(one, other, CAUSE);
        assertThat(records.find(RecordType.CONTACT, other)).isEmpty();
        assertThat(merges.becameOf(other)).contains(one);
        assertThat(hanging(other)).as("nothing hangs on the one that is gone").isEmpty();
        merges.undo(merge, CAUSE);
        assertThat(List.of(picture(one), picture(other))).isEqualTo(before);
        assertThat(merges.becameOf(other)).isEmpty();
    }

    @Test
    void theOneThatStaysGetsWhatItHadNotAndKeepsItsOwnWord() {
        long one = editor.create(RecordType.CONTACT, fields("name", "Lan", "title", "CEO", "tags", List.of("A"), "custom", Map.of("x", 1)), CAUSE);
        long other = editor.create(RecordType.CONTACT, fields("name", "Lan Anh", "company", "Hoa Sen", "email", mail(), "tags", List.of("B", "A"),
                "custom", Map.of("x", 2, "y", 3)), CAUSE);
        assertThat(merges.preview(one, other)).satisfies(preview -> {
            assertThat(preview.fields()).containsKeys("company", "email", "tags", "custom").doesNotContainKey("name");
            assertThat(preview.differing()).containsExactly("name");
            assertThat(preview.moves()).containsEntry("address", 1L);
        });
        merges.merge(one, other, CAUSE);
        assertThat(records.find(RecordType.CONTACT, one).orElseThrow()).containsEntry("name", "Lan").containsEntry("company", "Hoa Sen")
                .containsEntry("tags", List.of("A", "B")).containsEntry("custom", Map.of("x", 1, "y", 3));
    }

    @Test
    void whatWasWrittenSinceTheMergeStays() {
        long one = editor.create(RecordType.CONTACT, fields("name", "Lan", "tags", List.of("A")), CAUSE);
        long other = editor.create(RecordType.CONTACT, fields("name", "Anh", "company", "Hoa Sen", "title", "CEO", "tags", List.of("B")), CAUSE);
        long merge = merges.merge(one, other, CAUSE);
        records.update(RecordType.CONTACT, one, Edit.set(fields("company", "Sao Mai", "tags", List.of("A", "B", "C"))), CAUSE);
        long ticket = records.create(RecordType.TICKET, fields("subject", "new", "contact_id", one), CAUSE);
        merges.undo(merge, CAUSE);
        assertThat(records.find(RecordType.CONTACT, one).orElseThrow()).containsEntry("company", "Sao Mai").containsEntry("title", null)
                .containsEntry("tags", List.of("A", "C"));
        assertThat(records.find(RecordType.TICKET, ticket).orElseThrow().get("contact_id")).isEqualTo((int) one);
    }

    @Test
    void consentIsNeverWidenedAndTheFormerWordHoldsAgainAfterwards() {
        String no = Hub.e164(Hub.phone());
        String yes = Hub.e164(Hub.phone());
        long one = editor.create(RecordType.CONTACT, fields("name", "Lan", "phone", yes), CAUSE);
        long other = editor.create(RecordType.CONTACT, fields("name", "Lan", "phone", no), CAUSE);
        consents.append(new Consent.Entry("sms", yes, Purpose.ADVERTISING, true, "person", "test", "form", null));
        consents.append(new Consent.Entry("sms", no, Purpose.ADVERTISING, false, "person", "test", "word", null));
        long rows = ledger(yes) + ledger(no);
        long merge = merges.merge(one, other, CAUSE);
        assertThat(given(yes)).isFalse();
        assertThat(given(no)).isFalse();
        merges.undo(merge, CAUSE);
        assertThat(given(yes)).isTrue();
        assertThat(given(no)).isFalse();
        assertThat(ledger(yes) + ledger(no)).as("the ledger only grows").isEqualTo(rows + 2);
    }

    @Test
    void consentTakenBackAfterTheMergeStaysTakenBack() {
        String first = Hub.e164(Hub.phone());
        String second = Hub.e164(Hub.phone());
        long one = editor.create(RecordType.CONTACT, fields("name", "Lan", "phone", first), CAUSE);
        long other = editor.create(RecordType.CONTACT, fields("name", "Lan", "phone", second), CAUSE);
        consents.append(new Consent.Entry("sms", first, Purpose.ADVERTISING, true, "person", "test", "form", null));
        consents.append(new Consent.Entry("sms", second, Purpose.ADVERTISING, false, "person", "test", "word", null));
        long merge = merges.merge(one, other, CAUSE);
        consents.append(new Consent.Entry("sms", first, Purpose.ADVERTISING, false, "person", "test", "word", null));
        merges.undo(merge, CAUSE);
        assertThat(given(first)).isFalse();
    }

    @Test
    void laterMergesPartFirst() {
        long one = editor.create(RecordType.CONTACT, fields("name", "A"), CAUSE);
        long two = editor.create(RecordType.CONTACT, fields("name", "B"), CAUSE);
        long three = editor.create(RecordType.CONTACT, fields("name", "C"), CAUSE);
        long first = merges.merge(one, two, CAUSE);
        long second = merges.merge(three, one, CAUSE);
        assertThat(merges.becameOf(two)).contains(three);
        assertThatThrownBy(() -> merges.undo(first, CAUSE)).isInstanceOf(NoMerge.class).hasMessageContaining("later");
        merges.undo(second, CAUSE);
        merges.undo(first, CAUSE);
        assertThatThrownBy(() -> merges.undo(first, CAUSE)).isInstanceOf(NoMerge.class);
        assertThat(records.load(RecordType.CONTACT, List.of(one, two, three))).hasSize(3);
    }

    @Test
    void manyWhoMergeTheSameAtOnceMergeItOnce() {
        long one = editor.create(RecordType.CONTACT, fields("name", "A"), CAUSE);
        long two = editor.create(RecordType.CONTACT, fields("name", "B"), CAUSE);
        List<CompletableFuture<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            boolean turned = i % 2 == 0;
            all.add(CompletableFuture.supplyAsync(() -> merged(turned ? one : two, turned ? two : one)));
        }
        assertThat(all.stream().filter(CompletableFuture::join).count()).isEqualTo(1);
        assertThat(records.load(RecordType.CONTACT, List.of(one, two))).hasSize(1);
    }

    private boolean merged(long keep, long gone) {
        try {
            merges.merge(keep, gone, CAUSE);
            return true;
        } catch (NoMerge lost) {
            return false;
        }
    }

    private long contact(Random random) {
        Map<String, Object> fields = fields("name", random.nextInt(4) == 0 ? null : "Nguyễn " + random.nextInt(9));
        if (random.nextBoolean()) {
            fields.put("phone", Hub.e164(Hub.phone()));
        }
        if (random.nextBoolean()) {
            fields.put("email", mail());
        }
        for (String field : List.of("title", "company", "industry", "address", "info", "birthday")) {
            if (random.nextBoolean()) {
                fields.put(field, field.equals("birthday") ? "1990-02-2" + random.nextInt(9) : field + " " + random.nextInt(3));
            }
        }
        fields.put("score", random.nextInt(100));
        fields.put("tags", List.of("VIP", "Mới", "B2B").subList(0, random.nextInt(4)));
        fields.put("custom", random.nextBoolean() ? Map.of() : Map.of("a", random.nextInt(2), "b" + random.nextInt(2), "x"));
        long id = editor.create(RecordType.CONTACT, fields, CAUSE);
        for (RecordType type : List.of(RecordType.OPPORTUNITY, RecordType.TASK, RecordType.TICKET, RecordType.LEAD)) {
            for (int i = random.nextInt(3); i > 0; i--) {
                records.create(type, fields(type == RecordType.TICKET ? "subject" : "name", "x" + i, "contact_id", id), CAUSE);
            }
        }
        return id;
    }

    /** All of a contact but when it was last written to. */
    private Map<String, Object> picture(long contact) {
        Map<String, Object> record = new HashMap<>(records.find(RecordType.CONTACT, contact).orElseThrow());
        record.remove("updated");
        record.put("hanging", hanging(contact));
        return record;
    }

    private Map<String, Object> hanging(long contact) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (String table : List.of("ticket", "task", "opportunity", "lead", "message")) {
            put(all, table, db.sql("select id::text from %s where contact_id = ? order by id".formatted(table)).param(contact).query(String.class).list());
        }
        put(all, "identity", db.sql("select kind || value || evidence from identity where object = 'contact' and object_id = ? order by 1").param(contact)
                .query(String.class).list());
        return all;
    }

    private static void put(Map<String, Object> all, String name, List<String> found) {
        if (!found.isEmpty()) {
            all.put(name, found);
        }
    }

    private boolean given(String address) {
        return consents.newest(List.of(address)).stream().filter(consent -> consent.purpose() == Purpose.ADVERTISING).findFirst().orElseThrow().given();
    }

    private long ledger(String address) {
        return db.sql("select count(*) from consent where address = ?").param(address).query(Long.class).single();
    }

    private static String mail() {
        return "merge" + NUMBERS.incrementAndGet() + "@customer.example";
    }

    private static Map<String, Object> fields(Object... pairs) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put((String) pairs[i], pairs[i + 1]);
        }
        return fields;
    }
}
