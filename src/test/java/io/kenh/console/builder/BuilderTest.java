package io.kenh.console.builder;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import io.kenh.access.Role;
import io.kenh.automation.Actions;
import io.kenh.automation.Automation;
import io.kenh.automation.Automations;
import io.kenh.automation.Definition;
import io.kenh.automation.Versions;
import io.kenh.automation.YamlText;
import io.kenh.condition.Condition;
import io.kenh.console.ScreenTest;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Cause;
import io.kenh.platform.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class BuilderTest extends ScreenTest {

    private static final double PATIENT = 20_000;

    @Autowired
    private Automations automations;
    @Autowired
    private Actions kinds;
    @Autowired
    private Menus menus;
    @Autowired
    private Records records;

    /** A question that a newer one replaces is broken off, and the browser notes that as an error. */
    @AfterEach
    void forgiveBrokenOffQuestions() {
        forgiveComplaints();
    }

    @Test
    void anAutomationIsBuiltActivatedAndRuns() {
        signIn(Role.ADMIN);
        go("/automations/new");
        page.fill("#name", "Đánh dấu khách từ hội chợ");
        page.click("#conditions-add");
        choose("#conditions-0-field", "source");
        choose("#conditions-0-op", "is");
        page.fill("#conditions-0-value", "hội chợ");
        page.click("button[value='actions.add.update-record']");
        page.fill("#actions-0-with-addTags", "hội chợ 2026");
        page.keyboard().press("Enter");
        seen(page.locator(".k-chip.k-on:has-text('hội chợ 2026')"));
        page.click("#activate");
        assertThat(page.locator(".k-head .badge").first()).hasText("Đang chạy", new LocatorAssertions.HasTextOptions().setTimeout(PATIENT));
        String path = page.url().replaceFirst("https?://[^/]+", "");

        long lead = records.create(RecordType.LEAD, Map.of("name", "Tống Khánh Vy", "source", "hội chợ"), Cause.staff(1));
        await().atMost(Duration.ofSeconds(30)).until(() -> records.find(RecordType.LEAD, lead).orElseThrow().get("tags").toString().contains("hội chợ 2026"));
        await().atMost(Duration.ofSeconds(10)).until(() -> db.sql("select count(*) from run where object = 'lead' and object_id = ?").param(lead).query(Long.class).single() > 0);
        go(path);
        assertThat(page.locator(".k-runner .k-open").first()).hasText("Tống Khánh Vy");
        page.locator(".k-runner .k-open").first().click();
        assertThat(page.locator(".k-line-steps .badge").first()).hasText("Xong");
    }

    @Test
    void theLimitsAreShownAndKept() {
        signIn(Role.ADMIN);
        go("/automations/new");
        for (int i = 0; i < 6; i++) {
            page.click("button#filter-add");
            assertThat(page.locator("[id^=filter-][id$=-field]")).hasCount(i + 1, new LocatorAssertions.HasCountOptions().setTimeout(PATIENT));
        }
        assertThat(page.locator(".k-counter.k-full")).hasText("6/6");
        assertThat(page.locator("button#filter-add")).hasCount(0);

        open(yaml(11));
        assertThat(page.locator("#trouble")).containsText("11");
        page.click("#save");
        assertThat(page.locator("#trouble")).containsText("11");
        assertThat(page.locator(".k-counter.k-full")).hasText("11/10");
    }

    @Test
    void faultsStandAtTheirFields() {
        signIn(Role.ADMIN);
        go("/automations/new");
        page.click("#save");
        assertThat(page.locator("#trouble")).isVisible();
        assertThat(page.locator("#name.is-invalid")).hasCount(1);
        Assertions.assertThat(db.sql("select count(*) from automation where name = ''").query(Long.class).single()).isZero();
    }

    @Test
    void actionsMoveByTheKeyboard() {
        signIn(Role.ADMIN);
        go("/automations/new");
        page.click("button[value='actions.add.send-sms']");
        seen(page.locator("#action-0"));
        page.click("button[value='actions.add.update-record']");
        seen(page.locator("#action-1"));
        page.focus("#action-1");
        page.keyboard().press("Alt+ArrowUp");
        assertThat(page.locator("#action-0")).containsText("1. Cập nhật bản ghi", new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENT));
        assertThat(page.locator("#action-0")).isFocused();
    }

    @Test
    void whatMatchesNowIsCountedAndEachClauseAnswersForARecord() {
        signIn(Role.ADMIN);
        go("/automations/new?object=contact");
        page.click("#conditions-add");
        choose("#conditions-0-field", "tags");
        choose("#conditions-0-op", "has");
        seen(page.locator("#conditions-0-value"));
        page.fill("#conditions-0-value", "khách quen");
        page.fill("#sample", "1");
        assertThat(page.locator("#insight .k-big")).hasText("1", new LocatorAssertions.HasTextOptions().setTimeout(PATIENT));
        assertThat(page.locator("#conditions-0-answer.k-is-holds")).hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(PATIENT));
    }

    @Test
    void groupsWithinGroupsAreBuiltByTheKeyboardAloneAndAnswerForARecord() {
        long lead = records.create(RecordType.LEAD, Map.of("name", "Kiều Gia Lồng", "source", "nhóm lồng", "score", 50), Cause.staff(1));
        signIn(Role.ADMIN);
        go("/automations/new");
        page.fill("#name", "Nhóm trong nhóm");
        press("#conditions-add");
        type("#conditions-0-field", "source");
        type("#conditions-0-op", "is");
        page.fill("#conditions-0-value", "nhóm lồng");
        press("#conditions-group");
        type("#conditions-1-0-field", "score");
        type("#conditions-1-0-op", "more_than");
        page.fill("#conditions-1-0-value", "90");
        press("#conditions-1-group");
        type("#conditions-1-1-0-field", "status");
        type("#conditions-1-1-0-op", "is");
        seen(page.locator("#conditions-1-1-0-value"));
        page.fill("#conditions-1-1-0-value", "New");
        press("button[value='actions.add.update-record']");
        seen(page.locator("#actions-0-with-addTags"));
        page.fill("#actions-0-with-addTags", "lồng");
        page.fill("#sample", String.valueOf(lead));

        answers("#conditions-0", "holds");
        answers("#conditions-1-0", "fails");
        answers("#conditions-1-1-0", "holds");
        answers("#conditions-1-1", "holds");
        answers("#conditions-1", "holds");
        assertThat(page.locator("#insight .k-big")).hasText("1", new LocatorAssertions.HasTextOptions().setTimeout(PATIENT));

        press("#save");
        assertThat(page.locator("h1")).hasText("Nhóm trong nhóm", new LocatorAssertions.HasTextOptions().setTimeout(PATIENT));
        Condition saved = automations.all().stream().filter(a -> a.name().equals("Nhóm trong nhóm")).findFirst().orElseThrow().definition().conditions();
        Assertions.assertThat(Json.write(saved)).isEqualTo(Json.write(YamlText.read("""
                {object: lead, conditions: {all: [{field: source, op: is, value: nhóm lồng}, {any: [{field: score, op: more_than, value: 90},
                  {all: [{field: status, op: is, value: New}]}]}]}}""", Definition.class).conditions()));
    }

    @Test
    void nothingChosenOrPressedWhileTheServerDrawsIsLost() {
        signIn(Role.ADMIN);
        go("/automations/new");
        press("#conditions-add");
        type("#conditions-0-field", "source");
        seen(page.locator("#conditions-0-op"));
        page.route("**/automations/form", slow -> {
            page.waitForTimeout(300);
            slow.resume();
        });
        page.evaluate("""
                () => {
                  const choose = (id, value) => { const menu = document.getElementById(id); menu.value = value; menu.dispatchEvent(new Event('change', {bubbles: true})); };
                  const press = value => document.querySelector(`button[value="${value}"]`).click();
                  choose('conditions-0-op', 'is_not');
                  press('actions.add.update-record');
                  choose('conditions-0-op', 'is');
                  press('clause.add.filter');
                }""");
        seen(page.locator("#actions-0-with-addTags"));
        seen(page.locator("#filter-0-field"));
        assertThat(page.locator("#conditions-0-op")).hasValue("is");
        assertThat(page.locator("#action-1")).hasCount(0);
        page.unroute("**/automations/form");
    }

    @Test
    void theKeyboardStaysWhereItWentWhileTheServerDrew() {
        signIn(Role.ADMIN);
        go("/automations/new");
        press("#conditions-add");
        seen(page.locator("#conditions-0-field"));
        page.route("**/automations/form", slow -> {
            page.focus("button[value='actions.add.update-record']");
            slow.resume();
        });
        type("#conditions-0-field", "source");
        seen(page.locator("#conditions-0-op"));
        page.unroute("**/automations/form");
        assertThat(page.locator("button[value='actions.add.update-record']")).isFocused();
    }

    @Test
    void aGroupThatLosesItsLastClauseIsGone() {
        signIn(Role.ADMIN);
        open("""
                name: Nhóm lồng nhau
                object: lead
                trigger: created
                conditions: {all: [{field: score, op: more_than, value: 10}, {any: [{field: status, op: is, value: New}, {field: tags, op: has, value: VIP}]}]}
                actions: [{action: update-record, with: {addTags: [xem]}}]
                """);
        press("#conditions-1-1 .k-drop");
        assertThat(page.locator("#conditions-1-1")).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(PATIENT));
        press("#conditions-1-0 .k-drop");
        assertThat(page.locator("#conditions-1")).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(PATIENT));
        assertThat(page.locator("#conditions-add")).isFocused();
        seen(page.locator("#conditions-0"));
    }

    @Test
    void filesAreUploadedForAMailAndChosenAgain() {
        signIn(Role.ADMIN);
        go("/automations/new");
        page.fill("#name", "Gửi bảng giá");
        press("button[value='actions.add.send-mail']");
        seen(page.locator("#actions-0-with-attachments"));
        page.setInputFiles("#actions-0-with-attachments", new FilePayload("bảng giá.pdf", "application/pdf", "%PDF-1.4 gia".getBytes(StandardCharsets.UTF_8)));
        assertThat(page.locator("#action-0 .k-chip.k-on")).containsText("bảng giá.pdf", new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENT));
        page.fill("#actions-0-with-subject", "Bảng giá");
        page.fill("#actions-0-with-text", "Xin gửi bảng giá.");
        press("#save");
        assertThat(page.locator("h1")).hasText("Gửi bảng giá", new LocatorAssertions.HasTextOptions().setTimeout(PATIENT));
        Automation saved = automations.all().stream().filter(a -> a.name().equals("Gửi bảng giá")).findFirst().orElseThrow();
        Assertions.assertThat(saved.definition().actions().get(0).with().get("attachments")).asString().contains("bảng giá.pdf").contains("application/pdf");

        go("/automations/new");
        press("button[value='actions.add.send-mail']");
        seen(page.locator("#actions-0-with-attachments-known"));
        page.selectOption("#actions-0-with-attachments-known", new SelectOption().setLabel("bảng giá.pdf"));
        assertThat(page.locator("#action-0 .k-chip.k-on")).containsText("bảng giá.pdf", new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENT));
    }

    @Test
    void faultsAreSaidInTheLanguageOfTheReader() {
        signIn(Role.ADMIN);
        go("/automations/new");
        press("#save");
        assertThat(page.locator("#trouble")).containsText("đang trống, cần một cái tên ai cũng nhận ra");
        assertThat(page.locator("#trouble")).not().containsText("wanted");
    }

    @Test
    void aFormKeepsWhatItShows() {
        for (Automation automation : automations.all()) {
            Definition definition = automation.definition();
            Definition again = Draft.of(definition, kinds).definition(kinds, menus.of(definition.object()));
            Assertions.assertThat(Versions.compare(definition, again)).as(automation.name()).isEmpty();
        }
    }

    @Test
    void membersLookButDoNotBuild() {
        signIn(Role.MEMBER);
        go("/automations");
        assertThat(page.locator("a[href='/automations/new']")).hasCount(0);
        Assertions.assertThat(page.navigate("http://localhost:" + port + "/automations/new").status()).isEqualTo(403);
        forgiveComplaints();
    }

    @Test
    void itSpeaksEnglishToo() {
        signIn(Role.ADMIN);
        page.click(".k-me");
        page.click("button[value=en]");
        go("/automations/new");
        assertThat(page.locator("#activate")).hasText("Save and activate");
        assertThat(page.locator("body")).not().containsText("??");
        page.click(".k-me");
        page.click("button[value=vi]");
    }

    @Test
    void aRunThatFailedIsDoneAgain() {
        signIn(Role.ADMIN);
        Definition definition = YamlText.read("name: Làm lại\nobject: lead\ntrigger: imported\nactions: [{action: update-record, with: {addTags: [làm lại]}}]", Definition.class);
        long id = automations.save(null, null, definition, "staff:1");
        automations.activate(id);
        long lead = records.create(RecordType.LEAD, Map.of("name", "Khúc Hạo Nam"), Cause.staff(1));
        long change = db.sql("select max(id) from change where object = 'lead' and object_id = ?").param(lead).query(Long.class).single();
        long run = db.sql("""
                insert into run (automation_id, version, change_id, object, object_id, state, steps, at)
                values (?, 1, ?, 'lead', ?, 'failed', '[{"action": "update-record", "outcome": "failed", "reason": "thử"}]', now()) returning id""")
                .params(id, change, lead).query(Long.class).single();
        go("/runs/" + run);
        page.click("form[action$=redrive] button");
        await().atMost(Duration.ofSeconds(30)).until(() -> db.sql("select state from run where id = ?").param(run).query(String.class).single().equals("done"));
        Assertions.assertThat(records.find(RecordType.LEAD, lead).orElseThrow().get("tags")).asString().contains("làm lại");
    }

    private static String yaml(int conditions) {
        List<String> clauses = IntStream.range(0, conditions).mapToObj(i -> "{field: score, op: more_than, value: %d}".formatted(i)).collect(Collectors.toList());
        return "name: Quá nhiều\nobject: lead\ntrigger: created\nconditions: %s\nactions: [{action: update-record, with: {addTags: [x]}}]".formatted(clauses);
    }

    private void open(String yaml) {
        go("/automations/import");
        page.fill("textarea[name=yaml]", yaml);
        page.click("main .btn-primary");
        seen(page.locator("#build"));
    }

    private void press(String button) {
        seen(page.locator(button));
        page.focus(button);
        page.keyboard().press("Enter");
    }

    /** Chooses as the keyboard does: focus, then a letter would find the word; the value is told directly. */
    private void type(String select, String value) {
        seen(page.locator(select));
        page.focus(select);
        page.selectOption(select, value);
    }

    private void answers(String row, String answer) {
        assertThat(page.locator(row + "-answer.k-is-" + answer)).hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(PATIENT));
    }

    private void choose(String select, String value) {
        seen(page.locator(select));
        page.selectOption(select, value);
    }

    private static void seen(Locator locator) {
        assertThat(locator).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENT));
    }
}
