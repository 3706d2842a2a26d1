package io.kenh.console.sla;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.kenh.access.Role;
import io.kenh.console.ScreenTest;
import io.kenh.sla.Level;
import io.kenh.sla.SlaRules;
import io.kenh.sla.SlaWork;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class SlaScreenTest extends ScreenTest {

    @Autowired
    private SlaRules rules;
    @Autowired
    private SlaWork work;

    @BeforeEach
    void reckon() {
        work.due();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sla", "/sla/policies/new", "/sla/policies/standard", "/sla/calendars/new", "/sla/calendars/office", "/sla/reports", "/sla/reports?by=priority&month=2026-01",
        "/tickets?due=late", "/tickets?sort=due", "/tickets/1"})
    void everyScreenFitsBothWidths(String path) {
        signIn(Role.ADMIN);

        fitsBothWidths(path);
    }

    @Test
    void aPolicyIsSetUpAndShowsWhatWouldBeDueBeforeItIsSaved() {
        signIn(Role.ADMIN);
        go("/sla/policies/new");
        page.fill("[name=title]", "Khách hàng vàng");
        page.fill("[name='t.urgent.response']", "15m");
        page.fill("[name='t.urgent.resolution']", "4h");
        page.fill("[name='l0.minutes']", "5");
        page.fill("[name='l1.minutes']", "25 %");
        page.fill("[name=at]", "2026-11-20T16:00");
        page.click("text=Tính >> nth=-1");
        assertThat(page.locator("#preview tbody tr").first()).containsText("16:15");

        page.click("#policy .btn-primary");
        assertThat(page.locator(".alert-success")).containsText("Khách hàng vàng");
        Assertions.assertThat(rules.now().book().policy("khach-hang-vang").orElseThrow().levels()).extracting(Level::minutes, Level::percent)
                .containsExactly(Assertions.tuple(-5, null), Assertions.tuple(0, -25));
        go("/sla/policies/khach-hang-vang");
        assertThat(page.locator("[name='l1.minutes']")).hasValue("25%");
    }

    @Test
    void holidaysOfVietNamAreAddedAndOneIsTakenOut() {
        signIn(Role.ADMIN);
        go("/sla/calendars/always");
        page.selectOption("[name=year]", "2027");
        page.click("[name=holidays]");
        assertThat(page.locator("input[value='2027-02-06']")).hasCount(1);

        page.locator(".k-sla-day", new com.microsoft.playwright.Page.LocatorOptions().setHas(page.locator("input[value='2027-02-06']"))).locator("[type=checkbox]").check();
        page.click("#calendar > .k-stack > .d-flex .btn-primary");
        assertThat(page.locator(".alert-success")).isVisible();
        assertThat(page.locator("input[value='2027-02-06']")).hasCount(0);
        assertThat(page.locator("input[value='2027-02-07']")).hasCount(1);
    }

    @Test
    void aCalendarWithoutWorkingTimeIsRefusedWithTheNextStep() {
        signIn(Role.ADMIN);
        go("/sla/calendars/new");
        page.fill("[name=title]", "Không bao giờ");
        for (String day : new String[] {"MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"}) {
            page.fill("[name='w." + day + "']", "");
        }
        page.click("#calendar > .k-stack > .d-flex .btn-primary");

        assertThat(page.locator(".alert-danger")).containsText("08:00-12:00");
        assertThat(page.locator("[name=title]")).hasValue("Không bao giờ");
    }

    @Test
    void aTicketShowsBothDeadlinesAndWhy() {
        signIn(Role.MEMBER);
        go("/tickets/1");
        assertThat(page.locator(".k-sla-clock")).hasCount(2);

        page.locator(".k-sla-clock summary").first().click();
        assertThat(page.locator(".k-sla-clock details").first()).containsText("Giờ hành chính");
    }
}
