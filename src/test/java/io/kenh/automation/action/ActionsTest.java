package io.kenh.automation.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.api.ApiTest;
import io.kenh.automation.ActionKind;
import io.kenh.automation.Automations;
import io.kenh.automation.Definition;
import io.kenh.campaign.Campaign;
import io.kenh.campaign.Campaigns;
import io.kenh.connector.Connections;
import io.kenh.crm.Edit;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Cause;
import io.kenh.event.Change;
import io.kenh.platform.Blobs;
import io.kenh.platform.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What each action does, does not do twice, and refuses. */
@ApiTest
class ActionsTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private Automations automations;
    @Autowired
    private Records records;
    @Autowired
    private Campaigns campaigns;
    @Autowired
    private Connections connections;
    @Autowired
    private Blobs blobs;
    @Autowired
    private List<ActionKind> kinds;
    @Autowired
    private MessageSource messages;
    @Autowired
    private JdbcClient db;
    private final List<Long> active = new ArrayList<>();
    private String trigger = "created";
    private final String tag = "act" + NUMBER.incrementAndGet() + "-" + System.nanoTime();

    @AfterEach
    void rest() {
        active.forEach(automations::pause);
    }

    @Test
    void a_task_goes_to_the_members_of_a_group_in_turn_with_its_deadline_and_its_customer() {
        List<Long> members = group(tag, 2);
        automation("lead", action("create-task", "text", "Call {{name|the customer}}\nabout {{company}}", "group", tag, "priority", "high", "due", "2d", "category", "Call"));
        long first = lead(Map.of("name", "Lan", "company", "An Phát"));
        long second = lead(Map.of());
        run(first);
        run(second);

        Map<String, Object> task = made("task", "lead_id", first);
        assertThat(task).containsEntry("name", "Call Lan about An Phát").containsEntry("info", "Call Lan\nabout An Phát")
                .containsEntry("priority", "high").containsEntry("category", "Call").containsEntry("status", "open");
        assertThat(OffsetDateTime.parse(task.get("due").toString())).isBetween(OffsetDateTime.now().plusHours(47), OffsetDateTime.now().plusHours(49));
        assertThat(List.of(task.get("owner_id"), made("task", "lead_id", second).get("owner_id")))
                .containsExactlyInAnyOrder(members.get(0).intValue(), members.get(1).intValue());
    }

    @Test
    void a_task_without_group_goes_to_the_record_s_owner() {
        automation("contact", action("create-task", "text", "Congratulate"));
        long owner = person(tag, null, null);
        long contact = create(RecordType.CONTACT, Map.of("name", "Minh", "owner_id", owner));
        run("contact", contact);
        assertThat(made("task", "contact_id", contact)).containsEntry("owner_id", (int) owner);
    }

    @Test
    void a_ticket_goes_to_Customer_Service_with_summary_and_SLA() {
        automation("contact", action("create-ticket", "subject", "Complaint of {{name}}", "priority", "urgent", "sla", "standard", "summary", "Call at once"));
        long contact = create(RecordType.CONTACT, Map.of("name", "Hoa", "email", tag + "@customer.example"));
        run("contact", contact);
        assertThat(made("ticket", "contact_id", contact)).containsEntry("subject", "Complaint of Hoa").containsEntry("priority", "urgent")
                .containsEntry("sla", "standard").containsEntry("info", "Call at once").containsEntry("answer_to", tag + "@customer.example")
                .containsEntry("group_id", db.sql("select id::int from staff_group where name = 'Customer Service'").query(Integer.class).single());
    }

    @Test
    void a_lead_is_mailed_texted_added_to_a_campaign_converted_and_given_a_task_in_the_listed_order() {
        campaign(tag, "lead", false);
        automation("lead", action("send-mail", "subject", "Welcome", "text", "Hello"), action("send-sms", "text", "Hello"),
                action("add-to-campaign", "campaign", tag), action("convert-lead", "account", true), action("create-task", "text", "Meet {{name}}"));
        long lead = lead(Map.of("name", "Lan", "phone", phone(), "email", tag + "@customer.example", "company", tag));

        JsonNode steps = run(lead);

        assertThat(steps.findValuesAsText("outcome")).containsExactly("done", "done", "done", "done", "done");
        long contact = steps.get(3).get("contact").asLong();
        assertThat(made("task", "contact_id", contact)).containsEntry("name", "Meet Lan").containsEntry("lead_id", null);
        assertThat(made("opportunity", "contact_id", contact)).containsEntry("stage", "New").containsEntry("lead_id", null);
        assertThat(count("select count(*) from account where name = ?", tag)).isEqualTo(1);
        assertThat(db.sql("select object || object_id from run where object_id = ? and object = 'lead'").param(lead).query(String.class).list()).contains("lead" + lead);
    }

    @Test
    void nobody_is_thanked_for_a_mail_they_did_not_write_and_later_mails_about_the_ticket_reach_them() {
        automation("ticket", action("send-mail", "subject", "We got your mail", "text", "Thanks"));
        trigger = "updated";
        automation("ticket", action("send-mail", "subject", "Solved", "text", "All done"));
        trigger = "created";
        long contact = create(RecordType.CONTACT, Map.of("name", "Hoa", "email", tag + "@customer.example"));
        long ticket = create(RecordType.TICKET, Map.of("subject", "Check-up", "contact_id", contact, "source", "Automation", "may_acknowledge", false));
        assertThat(run("ticket", ticket).get(0).get("outcome").asText()).isEqualTo("skipped");

        records.update(RecordType.TICKET, ticket, Edit.set("status", "solved"), Cause.staff(1));
        runs("ticket", ticket, 2);

        assertThat(db.sql("select subject from message where address = ?").param(tag + "@customer.example").query(String.class).list())
                .containsExactly("Solved [#%d]".formatted(ticket));
        assertThat(db.sql("select headers ->> 'Auto-Submitted' from message where address = ?").param(tag + "@customer.example").query(String.class).single())
                .isEqualTo("auto-generated");
    }

    @Test
    void a_ticket_that_a_machine_opened_is_never_mailed_about() {
        trigger = "updated";
        automation("ticket", action("send-mail", "subject", "Solved", "text", "All done"));
        trigger = "created";
        long contact = create(RecordType.CONTACT, Map.of("name", "Robot", "email", tag + "@customer.example"));
        long mailbox = connections.byName("support-mail").orElseThrow().id();
        long ticket = create(RecordType.TICKET, Map.of("subject", "Report", "contact_id", contact, "connection_id", mailbox, "may_acknowledge", false));
        records.update(RecordType.TICKET, ticket, Edit.set("status", "solved"), Cause.staff(1));
        JsonNode step = run("ticket", ticket).get(0);
        assertThat(step.get("outcome").asText()).isEqualTo("skipped");
        assertThat(step.get("reason").asText()).contains("came from a machine");
    }

    @Test
    void nobody_is_in_a_campaign_twice_unless_it_is_allowed() {
        campaign(tag, "contact", true);
        automation("contact", action("add-to-campaign", "campaign", tag));
        automation("contact", action("add-to-campaign", "campaign", tag), action("add-to-campaign", "campaign", tag));
        long contact = create(RecordType.CONTACT, Map.of("name", "Once"));
        runs("contact", contact, 2);
        assertThat(count("select count(*) from opportunity where contact_id = ?", contact)).isEqualTo(1);
        assertThat(made("opportunity", "contact_id", contact).get("owner_id")).isNotNull();

        trigger = "updated";
        automation("contact", action("add-to-campaign", "campaign", tag, "again", true, "distribute", false));
        records.update(RecordType.CONTACT, contact, Edit.set("status", "Again"), Cause.staff(1));
        runs("contact", contact, 3);
        assertThat(count("select count(*) from opportunity where contact_id = ?", contact)).isEqualTo(2);
    }

    @Test
    void a_campaign_shares_its_opportunities_out_in_turn() {
        List<Long> sellers = campaign(tag, "lead", true).sellers();
        automation("lead", action("add-to-campaign", "campaign", tag));
        List<Long> leads = leads(40);
        leads.forEach(this::run);
        List<Long> shares = db.sql("select count(*) from opportunity o join campaign c on c.id = o.campaign_id where c.name = ? group by o.owner_id")
                .param(tag).query(Long.class).list();
        assertThat(shares).hasSize(sellers.size()).allMatch(share -> share == 20);
    }

    @Test
    void an_update_sets_all_kinds_of_fields_and_the_next_action_meets_them() {
        List<Long> members = group(tag, 1);
        automation("lead", action("update-record", "set", Map.of("status", "Hot", "score", "+10", "last_care", "now", "birthday", "1990-02-28",
                        "owner_id", "group:" + tag, "custom.size", "XL", "source", "{{company|none}}"), "addTags", List.of("vip"), "removeTags", List.of(tag),
                "appendInfo", "seen {{name}}"), action("send-sms", "to", "owner", "text", "{{status}} {{score}}"));
        long lead = lead(Map.of("name", "Lan", "score", 5, "info", "before"));
        run(lead);
        Map<String, Object> record = records.find(RecordType.LEAD, lead).orElseThrow();
        assertThat(record).containsEntry("status", "Hot").containsEntry("score", 15).containsEntry("birthday", "1990-02-28")
                .containsEntry("owner_id", members.get(0).intValue()).containsEntry("source", "none").containsEntry("tags", List.of("vip"))
                .containsEntry("info", "before\nseen Lan").containsEntry("custom", Map.of("size", "XL"));
        assertThat(record.get("last_care")).isNotNull();
        assertThat(db.sql("select text from message where object = 'lead' and object_id = ?").param(lead).query(String.class).list()).containsExactly("Hot 15");
    }

    @Test
    void a_message_reaches_customer_staff_group_and_number_once_each_and_says_who_has_no_address() {
        group(tag, 2);
        person("None " + tag, null, null);
        String number = phone();
        automation("lead", action("send-sms", "to", List.of("customer", "owner", "staff:None " + tag, "group:" + tag, number, number), "text", "Hello"));
        JsonNode step = run(lead(Map.of("name", "No phone"))).get(0);
        assertThat(step.get("messages")).hasSize(3);
        assertThat(step.get("reason").asText()).contains("the customer has no phone number", "nobody owns the record", "None " + tag + " has no phone number");

        JsonNode nobody = run(otherLead("send-sms")).get(0);
        assertThat(nobody.get("outcome").asText()).isEqualTo("skipped");
        assertThat(nobody.get("reason").asText()).isEqualTo("the customer has no phone number");
    }

    @Test
    void ten_thousand_recipients_get_one_message_each() {
        long group = db.sql("insert into staff_group (name) values (?) returning id").param(tag).query(Long.class).single();
        db.sql("""
                with s as (insert into staff (name, email) select 'n' || n, ? || n || '@staff.example' from generate_series(1, 10000) n returning id)
                insert into staff_group_member (group_id, staff_id) select ?, id from s""").params(tag, group).update();
        automation("lead", action("send-mail", "connection", "smtp", "to", "group:" + tag, "subject", "All", "text", "Hello {{name}}"));
        long smtp = connections.byName("smtp").orElseThrow().id();
        connections.pause(smtp);
        JsonNode step = run(lead(Map.of("name", "Lan"))).get(0);
        assertThat(step.get("count").asInt()).isEqualTo(10_000);
        assertThat(count("select count(distinct address) from message where address like ?", tag + "%")).isEqualTo(10_000);
        db.sql("delete from message_queue where id in (select id from message where address like ?)").param(tag + "%").update();
        connections.resume(smtp);
        db.sql("update staff set active = false where email like ?").param(tag + "%").update();
    }

    @Test
    void values_cannot_write_headers_templates_or_books() {
        automation("lead", action("send-mail", "subject", "About {{name}}", "text", "{{info}}", "html", "<p>{{name}}</p>"), action("send-sms", "to", phone(), "text", "{{info}}"),
                action("create-task", "text", "{{name}}"));
        String hostile = "Eve\r\nBcc: all@victim.example\u0007 {{owner.email}} <script>alert(1)</script>";
        long lead = create(RecordType.LEAD, Map.of("name", hostile, "email", tag + "@customer.example", "info", "x".repeat(19_000), "tags", List.of(tag)));

        JsonNode steps = run(lead);

        Map<String, Object> mail = db.sql("select subject, html, text from message where object_id = ? and channel = 'mail'").param(lead).query().singleRow();
        assertThat(mail.get("subject").toString()).contains("Eve Bcc:").doesNotContain("\r", "\n", "\u0007").contains("{{owner.email}}");
        assertThat(mail.get("html").toString()).doesNotContain("<script>");
        assertThat(mail.get("text").toString()).startsWith("xxx").hasSizeLessThan(20_000);
        assertThat(steps.get(1).get("outcome").asText()).isEqualTo("skipped");
        assertThat(steps.get(1).get("reason").asText()).contains("characters for this record, an SMS at most 1600");
        assertThat(made("task", "lead_id", lead).get("name").toString()).doesNotContain("\n").hasSizeLessThanOrEqualTo(250);
    }

    @Test
    void a_change_that_comes_again_makes_nothing_twice_even_when_its_run_is_forgotten() {
        campaign(tag, "lead", false);
        automation("lead", action("create-task", "text", "One"), action("create-ticket", "subject", "One"), action("send-sms", "to", phone(), "text", "One"),
                action("add-to-campaign", "campaign", tag, "again", true), action("convert-lead"));
        List<Long> leads = leads(10);
        leads.forEach(this::run);
        String made = numbers();

        again(leads);
        assertThat(numbers()).isEqualTo(made);
        db.sql("delete from run where automation_id = ?").param(active.get(0)).update();
        again(leads);
        leads.forEach(this::run);
        assertThat(numbers()).isEqualTo(made);
    }

    private String numbers() {
        return List.of(count("select count(*) from task"), count("select count(*) from ticket"), count("select count(*) from message"),
                count("select count(*) from opportunity"), count("select count(*) from contact"), count("select count(*) from made")).toString();
    }

    private void again(List<Long> leads) {
        db.sql("""
                insert into change_queue (slot, id, lane, since) select slot_of(lane), id, lane, now() from change
                where object = 'lead' and kind = 'created' and object_id = any(?)""").param(leads.toArray(Long[]::new)).update();
        idle();
    }

    @Test
    void what_is_missing_refuses_the_activation_with_the_way_out_and_what_is_wrong_refuses_the_draft() {
        long id = automations.save(null, null, definition("lead", action("send-sms", "connection", "none", "to", "group:Nobody", "text", "x"),
                action("send-mail", "template", "none", "to", "staff:Nobody"), action("create-task", "text", "x", "group", "Nobody"),
                action("add-to-campaign", "campaign", "none"), action("update-record", "set", Map.of("owner_id", "Nobody"))), "test");
        assertThatThrownBy(() -> automations.activate(id)).hasMessageContaining("actions[0].connection: found 'none', which does not exist")
                .hasMessageContaining("actions[0].to: found 'Nobody', wanted a group").hasMessageContaining("actions[1].template: found 'none'")
                .hasMessageContaining("actions[1].to: found 'Nobody', wanted an active member of staff").hasMessageContaining("actions[2].group: found 'Nobody'")
                .hasMessageContaining("actions[3].campaign: found 'none'").hasMessageContaining("actions[4].set.owner_id: found 'Nobody'");

        assertThatThrownBy(() -> automations.save(null, null, definition("contact", action("convert-lead"), action("send-sms", "to", "somebody", "text", "{{shoe}}"),
                action("update-record", "set", Map.of("shoe", 43, "birthday", "soon")), action("create-task", "due", "whenever"), action("dance")), "test"))
                .hasMessageContaining("actions[0].action: found 'convert-lead' for a contact").hasMessageContaining("actions[1].to: found 'somebody'")
                .hasMessageContaining("shoe").hasMessageContaining("set.birthday: found 'soon'").hasMessageContaining("actions[3].text: found nothing")
                .hasMessageContaining("actions[3].due: found 'whenever'").hasMessageContaining("actions[4].action: found 'dance'");
    }

    @Test
    void a_file_goes_with_the_mail_and_one_that_was_never_uploaded_refuses_the_activation() {
        String sha256 = HexFormat.of().formatHex(blobs.keep("offer".getBytes(StandardCharsets.UTF_8)));
        automation("lead", action("send-mail", "subject", "Offer", "text", "See the file", "html", "<p>See the file</p>", "cc", "cc-" + tag + "@copy.example",
                "bcc", "bcc-" + tag + "@copy.example", "attachments", List.of(Map.of("name", "offer.txt", "type", "text/plain", "sha256", sha256))));
        long lead = lead(Map.of("email", tag + "@customer.example"));
        run(lead);
        await().atMost(Duration.ofMinutes(1)).until(() -> count("select count(*) from message where object_id = ? and state in ('accepted', 'delivered')", lead) == 1);

        long id = automations.save(null, null, definition("lead", action("send-mail", "subject", "x", "text", "x", "attachments",
                List.of(Map.of("name", "gone.txt", "type", "text/plain", "sha256", "0".repeat(64))))), "test");
        assertThatThrownBy(() -> automations.activate(id)).hasMessageContaining("attachments: found 'gone.txt', whose bytes are not here");
    }

    @Test
    void a_campaign_that_has_ended_takes_nobody() {
        campaign(tag, "lead", false);
        automation("lead", action("add-to-campaign", "campaign", tag));
        db.sql("update campaign set starts = null, ends = ? where name = ?").params(LocalDate.now().minusDays(2), tag).update();
        assertThat(run(lead(Map.of())).get(0).get("reason").asText()).contains("ended on");
    }

    @Test
    void every_kind_and_setting_has_a_label_in_both_languages() {
        for (ActionKind kind : kinds) {
            for (String language : List.of("vi", "en")) {
                Locale locale = Locale.forLanguageTag(language);
                assertThat(messages.getMessage("action." + kind.key(), null, locale)).isNotBlank();
                kind.settings().forEach(setting -> assertThat(messages.getMessage(setting.labelKey(), null, locale)).isNotBlank());
            }
        }
    }

    private Campaign campaign(String name, String object, boolean distribute) {
        List<Long> sellers = List.of(person("A " + name, null, null), person("B " + name, null, null));
        campaigns.save(new Campaign(0, name, "long", null, null, object, List.of("New", "Won"), null, sellers, distribute));
        return campaigns.named(List.of(name)).get(name);
    }

    private List<Long> group(String name, int members) {
        long group = db.sql("insert into staff_group (name) values (?) returning id").param(name).query(Long.class).single();
        List<Long> people = IntStream.range(0, members).mapToObj(i -> person("M" + i + " " + name, null, phone())).toList();
        people.forEach(person -> db.sql("insert into staff_group_member (group_id, staff_id) values (?, ?)").params(group, person).update());
        return people;
    }

    private long person(String name, String email, String phone) {
        return db.sql("insert into staff (name, email, phone) values (?, ?, ?) returning id").params(name, email, phone).query(Long.class).single();
    }

    private static String phone() {
        return "+8497%07d".formatted(NUMBER.incrementAndGet());
    }

    private long otherLead(String kind) {
        active.forEach(automations::pause);
        automation("lead", action(kind, "text", "Hello"));
        return lead(Map.of("name", "Still no phone"));
    }

    private long lead(Map<String, Object> fields) {
        return create(RecordType.LEAD, fields);
    }

    private List<Long> leads(int count) {
        List<Long> ids = records.ids(RecordType.LEAD, count);
        records.create(ids.stream().map(id -> new Records.New(RecordType.LEAD, id, Change.CREATED, Map.of("name", "Lead " + id, "tags", List.of(tag)), Cause.staff(1))).toList());
        return ids;
    }

    private long create(RecordType type, Map<String, Object> fields) {
        Map<String, Object> all = new HashMap<>(fields);
        all.put("tags", List.of(tag));
        return records.create(type, all, Cause.staff(1));
    }

    private void automation(String object, Definition.Action... actions) {
        long id = automations.save(null, null, definition(object, actions), "test");
        automations.activate(id);
        active.add(id);
    }

    private Definition definition(String object, Definition.Action... actions) {
        return Json.MAPPER.convertValue(Map.of("name", tag, "object", object, "trigger", trigger,
                "conditions", Map.of("field", "tags", "op", "has", "value", tag), "actions", List.of(actions)), Definition.class);
    }

    private static Definition.Action action(String kind, Object... with) {
        Map<String, Object> settings = new HashMap<>();
        for (int i = 0; i < with.length; i += 2) {
            settings.put((String) with[i], with[i + 1]);
        }
        return new Definition.Action(kind, settings);
    }

    private JsonNode run(long lead) {
        return run("lead", lead);
    }

    /** The steps of the record's first run. */
    private JsonNode run(String object, long id) {
        runs(object, id, 1);
        return Json.tree(db.sql("select steps::text from run where object = ? and object_id = ? and automation_id = any(?) order by id limit 1")
                .params(object, id, active.toArray(Long[]::new)).query(String.class).single());
    }

    private void runs(String object, long id, int count) {
        await().atMost(Duration.ofMinutes(2)).until(() -> count("select count(*) from run where object = '" + object + "' and automation_id = any(?) and object_id = " + id,
                (Object) active.toArray(Long[]::new)) >= count);
        idle();
    }

    private void idle() {
        await().atMost(Duration.ofMinutes(2)).until(() -> count("select count(*) from change_queue") == 0);
    }

    private Map<String, Object> made(String table, String link, long id) {
        return Json.map(db.sql("select to_jsonb(t) from %s t where %s = ?".formatted(table, link)).param(id).query(String.class).single());
    }

    private long count(String sql, Object... params) {
        return db.sql(sql).params(params).query(Long.class).single();
    }
}
