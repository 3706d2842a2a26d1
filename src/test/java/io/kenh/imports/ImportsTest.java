package io.kenh.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kenh.api.ApiTest;
import io.kenh.automation.Automations;
import io.kenh.automation.Definition;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.platform.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
class ImportsTest {

    @Autowired
    private Imports imports;
    @Autowired
    private FaultFile faultFile;
    @Autowired
    private Records records;
    @Autowired
    private Automations automations;
    @Autowired
    private JdbcClient db;

    @Test
    void headingsAreUnderstoodInBothLanguages() {
        Import of = upload("lead", "Họ và tên,SĐT,Email,Ngày sinh,Nhãn,Ghi chú,Điểm,Màu yêu thích\nLan,0912000001,l@example.com,,,,,\n");
        assertThat(of.plan().fields()).containsExactly("name", "phone", "email", "birthday", "tags", "info", "score", "");
        assertThat(upload("lead", "Full name;Mobile;E-mail;DOB\nLan;;;\n").plan().fields()).containsExactly("name", "phone", "email", "birthday");
        assertThat(upload("opportunity", "Tên cơ hội,Giá trị,Giai đoạn\nx,1,new\n").plan().fields()).containsExactly("name", "amount", "stage");
        assertThat(imports.look(of).rows()).containsExactly(new Row(2, List.of("Lan", "0912000001", "l@example.com", "", "", "", "", "")));
    }

    @Test
    void rowsBecomeRecordsThatAreMarkedAsImported() {
        Import done = run("lead", """
                Họ tên,Điện thoại,Email,Ngày sinh,Nhãn,Điểm
                Trần Thị Bích,0912 000 101,BICH@example.com,28/02/1990,"VIP; Huế",12
                Nguyễn Văn Cường,+84912000102,,1985-12-01,,
                """, Plan.UPDATE);

        assertThat(done.created()).isEqualTo(2);
        assertThat(done.position()).isEqualTo(2);
        Map<String, Object> lead = lead("bich@example.com");
        assertThat(lead).containsEntry("name", "Trần Thị Bích").containsEntry("phone", "+84912000101").containsEntry("birthday", "1990-02-28")
                .containsEntry("score", 12).containsEntry("tags", List.of("VIP", "Huế")).containsEntry("status", "New");
        assertThat(kinds(lead)).containsExactly("imported");
        assertThat(db.sql("select count(*) from identity where object = 'lead' and value in ('+84912000101', 'bich@example.com', '+84912000102')")
                .query(Integer.class).single()).isEqualTo(3);
    }

    @Test
    void aKnownRecordIsUpdatedSkippedOrDoubled() {
        run("lead", "name,phone,company\nDũng,0912000201,A\n", Plan.UPDATE);
        Map<String, Object> before = leadByPhone("+84912000201");

        assertThat(run("lead", "name,phone,company,tags\n,0912000201,B,mới\n", Plan.UPDATE)).satisfies(of -> {
            assertThat(of.updated()).isEqualTo(1);
            assertThat(of.created()).isZero();
        });
        Map<String, Object> after = leadByPhone("+84912000201");
        assertThat(after).containsEntry("id", before.get("id")).containsEntry("name", "Dũng").containsEntry("company", "B").containsEntry("tags", List.of("mới"));
        assertThat(kinds(after)).containsExactly("imported", "imported");

        assertThat(run("lead", "name,phone\nKhác,0912000201\n", Plan.SKIP).skipped()).isEqualTo(1);
        assertThat(leadByPhone("+84912000201")).containsEntry("name", "Dũng");

        assertThat(run("lead", "name,phone\nHai,0912000201\n", Plan.CREATE).created()).isEqualTo(1);
        assertThat(db.sql("select count(*) from lead where phone = '+84912000201'").query(Integer.class).single()).isEqualTo(2);
        assertThat(leadByPhone("+84912000201")).containsEntry("name", "Dũng");
    }

    @Test
    void rowsOfOneFileKnowEachOther() {
        Import of = run("contact", "name,phone,email\nHà,0912000301,\nHà Thu,0912000301,ha@example.com\nThu,,ha@example.com\n", Plan.UPDATE);
        assertThat(of.created()).isEqualTo(1);
        assertThat(of.updated()).isEqualTo(2);
        assertThat(db.sql("select name from contact where email = 'ha@example.com'").query(String.class).list()).containsExactly("Thu");
    }

    @Test
    void aRowOfTwoPeopleIsRefused() {
        run("contact", "name,phone,email\nMột,0912000401,\nHai,,hai@example.com\n", Plan.UPDATE);
        Import of = run("contact", "name,phone,email\nAi,0912000401,hai@example.com\n", Plan.UPDATE);
        assertThat(of.refused()).isEqualTo(1);
        assertThat(imports.faults(of.id(), 10)).singleElement().satisfies(fault -> assertThat(fault.found()).contains("contact"));
    }

    @Test
    void everyFaultHasItsRowColumnAndWantedValue() throws IOException {
        Import of = run("lead", "Tên,Điện thoại,Email,Ngày sinh,Điểm\nLan,12,không,30/02/2000,nhiều\n,,,,\nX,,,,\n,,,01/01/2000,\n=cmd|' /C calc'!A0,=1+1,,,\n", Plan.UPDATE);
        assertThat(of.total()).isEqualTo(4);
        assertThat(of.created()).isEqualTo(1);
        assertThat(of.refused()).isEqualTo(3);
        assertThat(imports.faults(of.id(), 100)).extracting(fault -> fault.row() + " " + fault.column() + " " + fault.found())
                .containsExactly("2 Điện thoại 12", "2 Email không", "2 Ngày sinh 30/02/2000", "2 Điểm nhiều", "5  none of them", "6 Điện thoại =1+1");

        StringWriter csv = new StringWriter();
        faultFile.write(of.id(), csv);
        assertThat(csv.toString()).startsWith("\uFEFFrow,column,found,wanted\r\n2,Điện thoại,12,").contains("6,Điện thoại,'=1+1,");
        assertThat(List.of("=1", "+1", "-1", "@x", "\tx", "\rx")).allSatisfy(text -> assertThat(FaultFile.harmless(text)).startsWith("'"));
        assertThat(FaultFile.harmless("Lan")).isEqualTo("Lan");
    }

    @Test
    void moneyAndTimesAreReadAsPeopleWriteThem() {
        run("opportunity", "name,amount,owner\nHợp đồng một,25.000.000 đ,\nHợp đồng hai,\"1,500.50\",\n", Plan.UPDATE);
        assertThat(db.sql("select amount::text from opportunity where name like 'Hợp đồng%' order by id").query(String.class).list()).containsExactly("25000000.00", "1500.50");
        Import task = run("task", "Công việc,Hạn chót,Mức ưu tiên\nGọi lại,28/02/2027 14:30,high\n", Plan.UPDATE);
        assertThat(imports.faults(task.id(), 10)).isEmpty();
        assertThat(task.plan().fields()).containsExactly("name", "due", "priority");
        assertThat(db.sql("select to_char(due at time zone 'UTC', 'YYYY-MM-DD HH24:MI ') || priority from task where name = 'Gọi lại' and due is not null").query(String.class).list())
                .containsExactly("2027-02-28 07:30 high");
    }

    @Test
    void customFieldsAreFilledByTheirNames() {
        Import of = upload("lead", "name,Size\nTùng riêng,42\n");
        imports.start(of.id(), List.of("name", "custom.size"), Plan.UPDATE);
        over(of.id());
        assertThat(db.sql("select custom ->> 'size' from lead where name = 'Tùng riêng'").query(String.class).single()).isEqualTo("42");
    }

    @Test
    void aPlanThatCannotBeIsRefused() {
        Import of = upload("lead", "a,b\n1,2\n");
        assertThatThrownBy(() -> imports.start(of.id(), List.of("name", "name"), Plan.UPDATE)).hasMessageContaining("name").hasMessageContaining("twice");
        assertThatThrownBy(() -> imports.start(of.id(), List.of("name", "shoe"), Plan.UPDATE)).hasMessageContaining("shoe").hasMessageContaining("wanted");
        assertThatThrownBy(() -> imports.start(of.id(), List.of("id", ""), Plan.UPDATE)).hasMessageContaining("id");
        assertThatThrownBy(() -> imports.start(of.id(), List.of("", ""), Plan.UPDATE)).hasMessageContaining("at least one");
        assertThatThrownBy(() -> imports.start(of.id(), List.of("name", ""), "merge")).hasMessageContaining("merge");
        assertThatThrownBy(() -> upload("ticket", "a\n1\n")).hasMessageContaining("ticket");
        assertThatThrownBy(() -> upload("lead", "")).hasMessageContaining("empty");
        assertThatThrownBy(() -> imports.upload("x", "lead", new ByteArrayInputStream(new byte[(int) Imports.LARGEST + 1]), "test")).hasMessageContaining("32 MB");
    }

    @Test
    void anotherEncodingIsChosenByHand() {
        Import of = imports.upload("x.csv", "lead", new ByteArrayInputStream("Tên\nCafé".getBytes(java.nio.charset.Charset.forName("windows-1252"))), "test");
        assertThat(of.plan().reading().encoding()).isEqualTo("windows-1258");
        assertThat(imports.look(imports.reread(of.id(), "windows-1252", null)).rows().get(0).cells()).containsExactly("Café");
    }

    @Test
    void onlyAutomationsThatIncludeImportsHearOfThem() {
        long created = automation("created", "đã-tạo");
        long imported = automation("imported", "đã-nhập");
        run("lead", "name,phone\nTự động,0912000501\n", Plan.UPDATE);
        await().atMost(Duration.ofSeconds(30)).until(() -> db.sql("select count(*) from run where automation_id = ?").param(imported).query(Integer.class).single() == 1);
        assertThat(db.sql("select count(*) from run where automation_id = ?").param(created).query(Integer.class).single()).isZero();
        automations.pause(created);
        automations.pause(imported);
    }

    @Test
    void oneRowThatTheDatabaseRefusesHoldsNoOtherUp() {
        db.sql("create or replace function refuse_boom() returns trigger language plpgsql as $$ begin if new.name = 'Boom' then raise exception 'no Boom here'; end if; return new; end $$").update();
        db.sql("create trigger refuse_boom before insert on account for each row execute function refuse_boom()").update();
        try {
            StringBuilder csv = new StringBuilder("name\n");
            IntStream.range(0, 700).forEach(i -> csv.append(i == 333 ? "Boom" : "Công ty số " + i).append('\n'));
            Import of = run("account", csv.toString(), Plan.UPDATE);
            assertThat(of.created()).isEqualTo(699);
            assertThat(imports.faults(of.id(), 10)).singleElement().satisfies(fault -> {
                assertThat(fault.row()).isEqualTo(335);
                assertThat(fault.wanted()).contains("no Boom here");
            });
            assertThat(db.sql("select count(distinct name) from account where name like 'Công ty số %'").query(Integer.class).single()).isEqualTo(699);
        } finally {
            db.sql("drop trigger refuse_boom on account").update();
        }
    }

    @Test
    void aPausedImportGoesOnWhereItStopped() {
        StringBuilder csv = new StringBuilder("name\n");
        IntStream.range(0, 4_000).forEach(i -> csv.append("Dừng ").append(i).append('\n'));
        Import of = upload("task", csv.toString());
        imports.start(of.id(), of.plan().fields(), Plan.UPDATE);
        for (int i = 0; i < 5; i++) {
            if (imports.pause(of.id())) {
                int stopped = imports.find(of.id()).orElseThrow().position();
                assertThat(db.sql("select count(*) from task where name like 'Dừng %'").query(Integer.class).single()).isEqualTo(stopped);
                imports.resume(of.id());
            }
        }
        assertThat(over(of.id()).created()).isEqualTo(4_000);
        assertThat(db.sql("select count(distinct name) from task where name like 'Dừng %'").query(Integer.class).single()).isEqualTo(4_000);
        assertThat(db.sql("select name from task where name like 'Dừng %' order by id limit 3").query(String.class).list()).containsExactly("Dừng 0", "Dừng 1", "Dừng 2");
        assertThat(imports.cancel(of.id())).isFalse();
        assertThat(db.sql("select count(*) from import_piece where import_id = ?").param(of.id()).query(Integer.class).single()).isZero();
    }

    private long automation(String trigger, String tag) {
        Definition definition = Json.read("""
                {"name": "x", "object": "lead", "trigger": "%s", "conditions": {"field": "name", "op": "is", "value": "Tự động"},
                 "actions": [{"action": "update-record", "with": {"addTags": ["%s"]}}]}""".formatted(trigger, tag), Definition.class);
        long id = automations.save(null, null, definition, "test");
        automations.activate(id);
        return id;
    }

    private Import run(String object, String csv, String duplicates) {
        Import of = upload(object, csv);
        imports.start(of.id(), of.plan().fields(), duplicates);
        return over(of.id());
    }

    private Import over(long id) {
        await().atMost(Duration.ofSeconds(60)).until(() -> imports.find(id).orElseThrow().over());
        Import of = imports.find(id).orElseThrow();
        assertThat(of.state()).as(of.reason()).isEqualTo(Import.DONE);
        assertThat(of.created() + of.updated() + of.skipped() + of.refused()).isEqualTo(of.position()).isEqualTo(of.total());
        return of;
    }

    private Import upload(String object, String csv) {
        return imports.upload("danh sách.csv", object, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), "test");
    }

    private Map<String, Object> lead(String email) {
        return records.find(RecordType.LEAD, db.sql("select object_id from identity where object = 'lead' and value = ?").param(email).query(Long.class).single()).orElseThrow();
    }

    private Map<String, Object> leadByPhone(String phone) {
        return lead(phone);
    }

    private List<String> kinds(Map<String, Object> record) {
        return db.sql("select kind from change where object = 'lead' and object_id = ? order by id").param(((Number) record.get("id")).longValue()).query(String.class).list();
    }
}
