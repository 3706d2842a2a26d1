package io.kenh.console.campaign;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.access.Role;
import io.kenh.automation.Automations;
import io.kenh.automation.Definition;
import io.kenh.automation.YamlText;
import io.kenh.campaign.Campaign;
import io.kenh.campaign.Campaigns;
import io.kenh.console.ScreenTest;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Cause;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CampaignScreenTest extends ScreenTest {

    @Autowired
    private Campaigns campaigns;
    @Autowired
    private Records records;
    @Autowired
    private Automations automations;

    private Campaign campaign(String name) {
        long id = campaigns.save(new Campaign(0, name, "long", null, null, "lead", List.of("Mới", "Báo giá", "Chốt"), null, List.of(1L), false));
        return campaigns.find(id).orElseThrow();
    }

    private long lead(String name) {
        return records.create(RecordType.LEAD, Map.of("name", name, "source", "hội thảo"), Cause.staff(1));
    }

    @Test
    void acceptsACampaignKeepsTheFormWhenItIsFaultyAndShowsItInTheList() {
        signIn(Role.ADMIN);
        go("/campaigns/new");
        page.fill("[name=name]", "Mùa cưới");
        page.selectOption("[name=kind]", "short");
        page.click(".k-form .btn-primary");
        assertThat(page.locator(".alert-danger")).containsText("cần ngày cuối của chiến dịch ngắn hạn");
        assertThat(page.locator("[name=name]")).hasValue("Mùa cưới");
        page.fill("[name=ends]", "2031-01-31");
        page.click(".k-form .btn-primary");
        assertThat(page.locator("h1")).hasText("Mùa cưới");
        go("/campaigns");
        assertThat(page.locator(".k-rows")).containsText("Mùa cưới");
    }

    @Test
    void aCustomerIsAddedFoundByTheStepAndTakenOut() {
        Campaign campaign = campaign("Tri ân");
        long lead = lead("Đoàn Nhật Hạ");
        signIn(Role.ADMIN);
        go("/campaigns/" + campaign.id());
        assertThat(page.locator(".k-empty")).isVisible();
        page.fill("[name=who]", "Nhật Hạ");
        assertThat(page.locator("#candidates option")).hasCount(1);
        page.click("form[action$=members] button");
        assertThat(page.locator(".k-rows .k-row")).hasCount(1);
        assertThat(page.locator(".k-rows")).containsText("Lê Thu Hương");
        assertThat(page.locator(".k-steps li").first()).containsText("1");

        go("/campaigns/" + campaign.id() + "?step=Chốt");
        assertThat(page.locator(".k-rows .k-row")).hasCount(0);

        go("/campaigns/" + campaign.id());
        page.click("form[action$=remove] button");
        page.click("#sure button[value=yes]");
        assertThat(page.locator(".k-empty")).isVisible();
        assertThat(db.sql("select campaign_id from opportunity where lead_id = ?").param(lead).query(Long.class).list()).containsOnlyNulls();
    }

    @Test
    void nobodyIsAddedTwiceOrAfterTheEnd() {
        Campaign campaign = campaign("Một lần");
        long lead = lead("Trịnh Công Minh");
        assertThat(campaigns.join(campaign, RecordType.LEAD, lead, Cause.staff(1))).isPresent();
        assertThat(campaigns.join(campaign, RecordType.LEAD, lead, Cause.staff(1))).isEmpty();
        assertThat(campaigns.leave(campaign, RecordType.LEAD, lead, Cause.staff(1))).isTrue();
        assertThat(campaigns.leave(campaign, RecordType.LEAD, lead, Cause.staff(1))).isFalse();
        assertThat(campaigns.join(campaign, RecordType.LEAD, lead, Cause.staff(1))).isPresent();
    }

    @Test
    void theAutomationsThatAddCustomersAreNamed() {
        Campaign campaign = campaign("Được nạp");
        automations.save(null, null, YamlText.read("""
                name: Nạp khách hội thảo
                object: lead
                trigger: created
                actions: [{action: add-to-campaign, with: {campaign: Được nạp}}]""", Definition.class), "staff:1");
        signIn(Role.MEMBER);
        go("/campaigns/" + campaign.id());
        assertThat(page.locator("aside.k-stack")).containsText("Nạp khách hội thảo");
        assertThat(page.locator("form[action$=members]")).hasCount(0);
        fitsBothWidths("/campaigns/" + campaign.id());
        fitsBothWidths("/campaigns");
    }
}
