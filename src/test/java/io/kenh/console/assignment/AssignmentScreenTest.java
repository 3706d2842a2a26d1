package io.kenh.console.assignment;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.access.Role;
import io.kenh.assignment.AssignmentRules;
import io.kenh.console.ScreenTest;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.crm.StaffGroups;
import io.kenh.event.Cause;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AssignmentScreenTest extends ScreenTest {

    @Autowired
    private AssignmentRules rules;
    @Autowired
    private StaffGroups groups;
    @Autowired
    private Records records;

    @AfterEach
    void no_rules() {
        AssignmentRules.OBJECTS.forEach(rules::clear);
        db.sql("delete from assignment_wait").update();
    }

    @Test
    void rules_shares_and_absences_are_set_and_what_waits_is_seen() {
        long tuan = db.sql("select id from staff where email = 'tuan@kenh.example'").query(Long.class).single();
        long group = groups.create("Bảo hành", "weighted", List.of(tuan));
        signIn(Role.ADMIN);
        go("/assignment");
        page.selectOption("select[name=lead]", String.valueOf(group));
        page.click("form[action='/assignment/rules'] button");
        assertThat(page.locator(".k-flash")).hasText("Đã lưu cách chia việc.");
        assertThat(page.locator("select[name=lead]")).hasValue(String.valueOf(group));
        assertThat(rules.of("lead").orElseThrow().groupId()).isEqualTo(group);

        String row = "form[action='/assignment/members']:has(input[name=group][value='" + group + "'])";
        page.fill(row + " input[name=weight]", "5");
        page.dispatchEvent(row + " input[name=weight]", "change");
        assertThat(page.locator(".k-flash")).isVisible();
        assertThat(db.sql("select weight from staff_group_member where group_id = ?").param(group).query(Integer.class).single()).isEqualTo(5);

        page.selectOption("select[name=staff]", String.valueOf(tuan));
        page.fill("input[name=since]", "2020-01-01T08:00");
        page.fill("input[name=until]", "2099-01-01T08:00");
        page.click("form[action='/assignment/absences'] button");
        assertThat(page.locator(row)).containsText("Đang vắng");

        long ticket = records.create(RecordType.TICKET, Map.of("subject", "Không ai rảnh", "group_id", group), Cause.staff(1));
        fitsBothWidths("/assignment");
        assertThat(page.locator("#waiting")).containsText("#" + ticket);
        go("/tickets/" + ticket);
        assertThat(page.locator(".alert-warning")).isVisible();
        db.sql("delete from staff_absence").update();
    }

    @Test
    void only_administrators_share_work_out() {
        signIn(Role.MEMBER);
        assertThat(page.navigate("http://localhost:" + port + "/assignment").status()).isEqualTo(403);
        assertThat(page.navigate("http://localhost:" + port + "/receiving").status()).isEqualTo(403);
        forgiveComplaints();
    }

    @Test
    void a_receiving_address_is_set_up() {
        signIn(Role.ADMIN);
        fitsBothWidths("/receiving");
        if (page.locator("form[id^=address-]").count() == 0) {
            return;
        }
        page.fill("input[name=tags]", "Email, Từ web");
        page.selectOption("select[name=kind]", "account");
        page.click("form[id^=address-] button");
        assertThat(page.locator(".k-flash")).isVisible();
        assertThat(page.locator("input[name=tags]").first()).hasValue("Email, Từ web");
        db.sql("delete from receiving").update();
    }
}
