package io.kenh.console.record;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.LoadState;
import io.kenh.access.Role;
import io.kenh.console.ScreenTest;
import io.kenh.crm.CustomFields;
import io.kenh.crm.CustomType;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Cause;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RecordScreensTest extends ScreenTest {

    @Autowired
    private Records records;
    @Autowired
    private CustomFields customs;

    private void save() {
        page.click(".k-form button.btn-primary");
        page.waitForLoadState(LoadState.DOMCONTENTLOADED);
    }

    private long make(RecordType type, Map<String, Object> fields) {
        return records.create(type, fields, Cause.staff(1));
    }

    @Test
    void a_field_of_ones_own_is_added_filled_in_refused_when_wrong_and_shown() {
        signIn(Role.ADMIN);
        go("/fields?object=contact");
        page.fill("form[action='/fields'] input[name=title]", "Cỡ giày");
        page.selectOption("form[action='/fields'] select[name=type]", "number");
        page.click("form[action='/fields'] button.btn-primary");
        assertThat(page.locator("#field-co_giay")).containsText("custom.co_giay");
        long id = make(RecordType.CONTACT, Map.of("name", "Vũ Thị Mai"));

        go("/contacts/" + id + "/edit");
        page.evaluate("document.getElementById('f.custom.co_giay').type = 'text'");
        page.fill("[id='f.custom.co_giay']", "to lắm");
        page.fill("[id='f.email']", "không phải mail");
        save();
        assertThat(page.locator(".invalid-feedback")).hasCount(2);
        assertThat(page.locator("[id='f.custom.co_giay'] ~ .invalid-feedback")).containsText("số");

        page.fill("[id='f.custom.co_giay']", "38");
        page.fill("[id='f.email']", "MAI%d@Customer.example".formatted(id));
        page.fill("[id='f.tags']", "VIP, Tết");
        save();
        assertThat(page.locator(".k-flash")).isVisible();
        assertThat(page.locator(".k-facts")).containsText(new String[] {"Cỡ giày"});
        assertThat(page.locator(".k-head .k-tag")).hasText(new String[] {"VIP", "Tết"});

        go("/contacts/" + id + "/changes");
        assertThat(page.locator(".k-changed").first()).containsText("mai%d@customer.example".formatted(id));
        assertThat(page.locator(".k-step").first()).containsText("Lê Thu Hương");
    }

    @Test
    void a_list_is_narrowed_by_source_tag_owner_and_day_and_says_when_nothing_is_left() {
        make(RecordType.LEAD, Map.of("name", "Lọc Một", "source", "hội sách", "tags", List.of("độc giả"), "owner_id", 1L));
        make(RecordType.LEAD, Map.of("name", "Lọc Hai", "source", "hội sách"));
        signIn(Role.MEMBER);
        go("/leads");
        page.click(".k-finer summary");
        page.selectOption("[name=source]", "hội sách");
        page.waitForURL("**source=**");
        assertThat(page.locator(".k-rows .k-open")).hasText(new String[] {"Lọc Hai", "Lọc Một"});
        assertThat(page.locator(".k-finer")).hasAttribute("open", "open");

        go("/leads?source=hội sách&tag=độc giả&owner=1");
        assertThat(page.locator(".k-rows .k-open")).hasText(new String[] {"Lọc Một"});
        go("/leads?source=hội sách&owner=none");
        assertThat(page.locator(".k-rows .k-open")).hasText(new String[] {"Lọc Hai"});
        go("/leads?source=hội sách&until=2001-01-01&from=no date");
        assertThat(page.locator(".k-empty")).isVisible();
        page.click(".k-filters .btn-link");
        assertThat(page.locator(".k-rows .k-open").first()).isVisible();
    }

    @Test
    void two_people_who_edit_different_fields_do_not_undo_each_other() {
        long id = make(RecordType.ACCOUNT, Map.of("name", "Hoa Sen", "industry", "Nội thất"));
        signIn(Role.MEMBER);
        go("/accounts/" + id + "/edit");
        records.update(RecordType.ACCOUNT, id, io.kenh.crm.Edit.set("industry", "Bán lẻ"), Cause.staff(1));
        page.fill("[id='f.website']", "https://hoasen.example");
        save();

        assertThat(records.find(RecordType.ACCOUNT, id).orElseThrow()).containsEntry("industry", "Bán lẻ").containsEntry("website", "https://hoasen.example");
    }

    @Test
    void choices_and_times_come_back_into_the_form_as_they_were() {
        var cities = customs.add(RecordType.TASK, "cities", "Nơi gặp", CustomType.CHOICES, List.of("Hà Nội", "Đà Nẵng", "Huế"));
        signIn(Role.MEMBER);
        go("/new/tasks");
        page.fill("[id='f.name']", "Gặp khách <b>quan trọng</b>");
        page.fill("[id='f.due']", "2027-01-05T08:30");
        page.check("input[value='Đà Nẵng']");
        page.check("input[value='Huế']");
        save();
        assertThat(page.locator("h1")).hasText("Gặp khách <b>quan trọng</b>");
        long id = Long.parseLong(page.url().replaceAll(".*/", ""));
        assertThat(records.find(RecordType.TASK, id).orElseThrow()).containsEntry("due", "2027-01-05T01:30:00+00:00")
                .containsEntry("custom", Map.of("cities", List.of("Đà Nẵng", "Huế")));

        go("/tasks/" + id + "/edit");
        assertThat(page.locator("[id='f.due']")).hasValue("2027-01-05T08:30");
        page.uncheck("input[value='Huế']");
        page.uncheck("input[value='Đà Nẵng']");
        save();
        assertThat(records.find(RecordType.TASK, id).orElseThrow()).containsEntry("custom", Map.of());
        customs.retire(cities.id(), true);
    }

    @Test
    void a_new_record_without_a_name_is_not_made() {
        signIn(Role.MEMBER);
        for (String kind : List.of("leads", "contacts", "accounts", "opportunities", "tasks")) {
            go("/new/" + kind);
            save();
            assertThat(page.locator(".invalid-feedback").first()).isVisible();
        }
    }

    @Test
    void an_address_of_somebody_else_is_refused_with_the_place_to_look() {
        signIn(Role.MEMBER);
        for (String name : List.of("Một", "Hai")) {
            go("/new/contacts");
            page.fill("[id='f.name']", name);
            page.fill("[id='f.phone']", "0912 777 123");
            save();
        }
        assertThat(page.locator(".invalid-feedback").first()).containsText("/contacts/");
        assertThat(page.locator("[id='f.name']")).hasValue("Hai");
    }

    @Test
    void a_deal_and_a_task_are_made_from_the_page_of_a_contact_and_belong_to_it() {
        long id = make(RecordType.CONTACT, Map.of("name", "Bùi Văn Nam"));
        signIn(Role.MEMBER);
        go("/contacts/" + id);
        page.click("a[href^='/new/opportunities']");
        page.fill("[id='f.name']", "50 bộ bàn ghế");
        page.fill("[id='f.amount']", "125000000");
        save();
        assertThat(page.locator(".k-facts")).containsText(new String[] {"Bùi Văn Nam"});
        page.click("a[href^='/new/tasks']");
        page.fill("[id='f.name']", "Gửi báo giá");
        save();

        assertThat(db.sql("select contact_id from opportunity where name = '50 bộ bàn ghế'").query(Long.class).single()).isEqualTo(id);
        go("/contacts/" + id);
        assertThat(page.locator("a[href^='/opportunities/']").first()).hasText("50 bộ bàn ghế");
        go("/opportunities?q=bo+ban");
        assertThat(page.locator(".k-rows .k-open").first()).hasText("50 bộ bàn ghế");
    }

    @Test
    void a_lead_is_converted_at_a_click() {
        long id = make(RecordType.LEAD, Map.of("name", "Hồ Thị Lý", "company", "Gỗ Việt"));
        make(RecordType.TASK, Map.of("name", "Gọi chị Lý", "lead_id", id));
        signIn(Role.MEMBER);
        go("/leads/" + id);
        page.click("form[action$='/convert'] button");

        assertThat(page.locator("h1")).hasText("Hồ Thị Lý");
        assertThat(page.locator(".k-content")).containsText("Gọi chị Lý");
        assertThat(page.locator(".k-facts").first()).containsText("Gỗ Việt");
        go("/leads/" + id);
        assertThat(page.locator("form[action$='/convert']")).hasCount(0);
    }

    @Test
    void the_pages_of_every_kind_fit_desktop_and_phone() {
        long account = make(RecordType.ACCOUNT, Map.of("name", "Công ty cổ phần xây dựng và thương mại " + "x".repeat(80), "info", "dài ".repeat(60)));
        long deal = make(RecordType.OPPORTUNITY, Map.of("name", "Hợp đồng", "account_id", account, "stage", "won", "amount", 5_000_000));
        long task = make(RecordType.TASK, Map.of("name", "Gọi lại", "account_id", account, "opportunity_id", deal, "due", "2026-01-01T00:00:00Z"));
        signIn(Role.ADMIN);

        List.of("/accounts/" + account, "/opportunities/" + deal, "/tasks/" + task, "/accounts/" + account + "/edit", "/accounts", "/opportunities", "/tasks")
                .forEach(this::fitsBothWidths);
    }
}
