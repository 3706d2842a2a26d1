package io.kenh.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.kenh.access.Role;
import io.kenh.event.InboundEvent.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScreensTest extends ScreenTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/tickets", "/tickets/1", "/contacts", "/contacts/1", "/leads", "/leads?source=zalo&tag=VIP&from=2026-01-01", "/leads/1", "/campaigns", "/campaigns/1", "/campaigns/new", "/campaigns/1/edit", "/accounts", "/opportunities", "/calls", "/tasks",
        "/new/tasks?contact_id=1", "/contacts/1/edit", "/contacts/1/changes", "/tickets/1/edit", "/fields", "/fields?object=lead", "/events", "/events/118", "/events/3", "/events/7", "/events/29",
        "/events?connection=support-mail&kind=message", "/events?state=parked", "/messages", "/messages/63", "/messages?state=unknown", "/parked",
        "/automations", "/automations/1", "/automations/new", "/automations/1/edit", "/automations/import", "/automations/1/versions", "/automations/1/why", "/automations/1/why?sample=1", "/automations/1/simulate", "/automations/1/replay", "/automations/calendar",
        "/runs", "/runs?automation=&object=&record=", "/runs/1", "/connections/1/form", "/connections/1/edit", "/connections", "/connections/new", "/connections/new/esms", "/connections/new/mail-in", "/me/mail", "/staff", "/tokens", "/consents", "/consents?address=0912345678", "/sending", "/search?q=nguyen", "/tour"})
    void everyScreenFitsDesktopAndPhoneWithoutAComplaint(String path) {
        signIn(Role.ADMIN);

        fitsBothWidths(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/staff", "/tokens", "/sending", "/fields", "/connections/new", "/connections/1/edit", "/calls/telephones", "/campaigns/new", "/campaigns/1/edit"})
    void membersDoNotGetTheScreensOfAdministrators(String path) {
        signIn(Role.MEMBER);
        Response answer = page.navigate("http://localhost:" + port + path);

        org.assertj.core.api.Assertions.assertThat(answer.status()).isEqualTo(403);
        forgiveComplaints();
    }

    @Test
    void everyKindOfEventStandsInTheListAndOpens() {
        List<String> kinds = List.of(Kind.MESSAGE, Kind.FORM, Kind.RECEIPT, Kind.VISIT, Kind.CALL, Kind.PROFILE, Kind.RECORD, Kind.OTHER);
        kinds.forEach(this::anEventAboutTheFirstLead);
        try {
            signIn(Role.MEMBER);
            for (String kind : kinds) {
                go("/events?kind=" + kind);
                page.locator(".k-rows .k-open").first().click();
                assertThat(page.locator("a[href='/leads/1']")).isVisible();
                assertThat(page.locator("main")).not().containsText("??");
            }
        } finally {
            db.sql("delete from event_outcome where event_id in (select id from event where external_id like 'kind-%')").update();
            db.sql("delete from event where external_id like 'kind-%'").update();
        }
    }

    private void anEventAboutTheFirstLead(String kind) {
        db.sql("""
                with made as (insert into event (connection_id, external_id, kind, lane, payload, at)
                              select id, 'kind-' || :kind, :kind, 'kind:1', '{"from": "5001"}', now() from connection where name = 'web-form' returning id)
                insert into event_outcome (event_id, outcome, object, object_id, at) select id, 'lead.updated', 'lead', 1, now() from made""")
                .param("kind", kind).update();
    }

    @Test
    void aTimelineSaysInWordsWhoChangedWhat() {
        long before = db.sql("select extract(epoch from now() - interval '40 hours')::bigint * 1000000").query(Long.class).single();
        signIn(Role.MEMBER);
        go("/contacts/1?before=" + before);

        assertThat(page.locator(".k-time")).containsText("Chức danh: – → Trưởng phòng mua hàng");
        assertThat(page.locator(".k-time a[href='/events/3']")).isVisible();
        assertThat(page.locator(".k-time")).not().containsText("event:3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/events?connection=smtp&kind=visit", "/runs?automation=4&state=failed", "/tickets?q=xyzzy"})
    void aFilterThatFindsNothingDoesNotSayThatThereIsNothing(String path) {
        signIn(Role.MEMBER);
        go(path);

        assertThat(page.locator(".k-empty h2")).hasText("Không tìm thấy");
    }

    @Test
    void membersSeeNoButtonsTheyMayNotPress() {
        signIn(Role.MEMBER);
        go("/parked");

        assertThat(page.locator("form[action*=redrive]")).hasCount(0);
        assertThat(page.locator("a[href='/staff']")).hasCount(0);
    }

    @Test
    void keysMoveThroughAListAndOpenARow() {
        signIn(Role.MEMBER);
        go("/tickets");
        String first = page.locator(".k-row .k-open").first().innerText();
        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("k");
        assertThat(page.locator(".k-row").first()).hasClass("k-row k-at");

        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText(first);
        page.waitForLoadState();

        page.keyboard().press("?");
        assertThat(page.locator("#keys")).isVisible();
    }

    @Test
    void peopleAreFoundWithoutAccentsAndByNumbersInAnyWriting() {
        signIn(Role.MEMBER);
        for (String words : new String[] {"nguyen thi minh khai", "0912 345 678", "MINHKHAI@", "hoa sen"}) {
            go("/contacts?q=" + words.replace(" ", "+"));
            assertThat(page.locator(".k-rows .k-open").first()).hasText("Nguyễn Thị Minh Khai");
        }
    }

    @Test
    void aMailIsShownInACageAndDownloadedAsAFile() {
        signIn(Role.MEMBER);
        go("/tickets/1");
        page.click("button[data-toggle^=html]");
        assertThat(page.frameLocator("iframe.k-mail").locator("td").first()).hasText("G-12 xám");
        org.assertj.core.api.Assertions.assertThat(page.locator("iframe.k-mail").first().getAttribute("sandbox")).doesNotContain("allow-scripts");

        var html = page.request().get("http://localhost:" + port + page.locator("iframe.k-mail").first().getAttribute("src"));
        org.assertj.core.api.Assertions.assertThat(html.headers().get("content-security-policy")).contains("sandbox").contains("default-src 'none'");
        var download = page.waitForDownload(new Page.WaitForDownloadOptions(), () -> page.locator("a[href^='/attachments/']").first().click());
        org.assertj.core.api.Assertions.assertThat(download.suggestedFilename()).isEqualTo("bien-ban-giao-nhan.pdf");
    }

    @Test
    void aNoteIsWrittenAndLooksDifferentFromAReply() {
        signIn(Role.MEMBER);
        go("/tickets/4");
        page.keyboard().press("n");
        page.fill("textarea", "Khách thích màu xám.");
        page.click("button[data-for=note]");

        assertThat(page.locator(".k-msg-note").last()).containsText("Khách thích màu xám.");
    }

    @Test
    void aTicketIsGivenToSomebody() {
        signIn(Role.MEMBER);
        go("/tickets/2");
        page.selectOption("select[name=priority]", "high");

        assertThat(page.locator(".k-flash")).isVisible();
        assertThat(page.locator("select[name=priority]")).hasValue("high");
    }

    @Test
    void aPersonDecidesAboutAMessageOfUnknownFate() {
        long id = db.sql("""
                insert into message (key, channel, address, text, state, cause, lane, created, updated)
                values ('doubt', 'sms', '+84912345678', 'Xin chào', 'unknown', 'run:1', 'contact:1', now(), now())
                on conflict (key) do update set state = 'unknown' returning id""").query(Long.class).single();
        signIn(Role.MEMBER);
        go("/messages/" + id);
        page.click("form[action$=delivered] button");

        assertThat(page.locator(".k-head .badge")).hasText("Đã đến");
    }

    @Test
    void aTokenIsShownOnce() {
        signIn(Role.ADMIN);
        go("/tokens");
        page.fill("input[name=name]", "Kho hàng");
        page.click("button:has-text('Tạo khoá')");
        assertThat(page.locator("#token")).containsText("kenh_");

        go("/tokens");
        assertThat(page.locator("#token")).hasCount(0);
        assertThat(page.locator("text=Kho hàng")).isVisible();
    }

    @Test
    void aColleagueIsInvitedAndChoosesAPassword() {
        signIn(Role.ADMIN);
        go("/staff");
        page.fill("form[action='/staff'] input[name=name]", "Vũ Kim Oanh");
        page.fill("form[action='/staff'] input[name=email]", "oanh@kenh.example");
        page.click("form[action='/staff'] button");
        String link = page.locator("#invitation").innerText();

        browse(DESKTOP, "vi");
        page.navigate(link);
        page.fill("#password", "kim oanh thích trà");
        page.fill("#again", "kim oanh thích trà");
        page.click("main button");
        assertThat(page.locator(".alert-success")).isVisible();
    }

    @Test
    void aGroupIsMadeAndTakenAwayAgainAndTheBaseGroupsStay() {
        signIn(Role.ADMIN);
        go("/staff");
        page.click("summary:has-text('Thêm nhóm')");
        page.fill("details[open] input[name=name]", "Bán hàng");
        page.selectOption("details[open] select[name=mode]", "random");
        page.click("details[open] button.btn-primary");
        page.click("summary:has-text('Bán hàng')");
        page.click("details[open] button[formaction$='/delete']");
        page.click("#sure button[value=yes]");
        assertThat(page.locator(".alert-success")).isVisible();
        assertThat(page.locator("summary:has-text('Bán hàng')")).hasCount(0);

        page.click("summary:has-text('Customer Service')");
        assertThat(page.locator("details[open] button[formaction$='/delete']")).hasCount(0);
        assertThat(page.locator("details[open] input[name=name]")).not().isEditable();
    }

    @Test
    void aColleagueGetsAnotherNumberAndANonsenseOneIsRefused() {
        signIn(Role.ADMIN);
        for (String number : new String[] {"12", "0912 888 777"}) {
            go("/staff");
            page.click("tr:has-text('linh@kenh.example') button[data-bs-toggle]");
            page.fill("tr:has-text('linh@kenh.example') input[name=phone]", number);
            page.click("tr:has-text('linh@kenh.example') form.k-stack button");
            assertThat(page.locator(number.length() > 5 ? ".alert-success" : ".alert-danger")).isVisible();
        }
        org.assertj.core.api.Assertions.assertThat(db.sql("select phone from staff where email = 'linh@kenh.example'").query(String.class).single())
                .isEqualTo("+84912888777");
    }

    @Test
    void aSecretIsNeverShownAgain() {
        signIn(Role.ADMIN);
        long id = db.sql("select id from connection where name = 'esms'").query(Long.class).single();
        go("/connections/" + id + "/edit");

        for (var secret : page.locator("input[type=password]").all()) {
            assertThat(secret).hasValue("");
        }
    }
}
