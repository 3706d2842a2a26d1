package io.kenh.console.template;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.kenh.access.Role;
import io.kenh.automation.Automations;
import io.kenh.automation.Definition;
import io.kenh.automation.YamlText;
import io.kenh.console.ScreenTest;
import io.kenh.template.Content;
import io.kenh.template.MessageTemplates;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TemplateScreenTest extends ScreenTest {

    @Autowired
    private MessageTemplates templates;
    @Autowired
    private Automations automations;

    @Test
    void anSmsIsWrittenWithALiveLookAtARealRecord() {
        signIn(Role.ADMIN);
        go("/templates/new?kind=sms");
        page.fill("[name=name]", "Nhắc lịch hẹn");
        page.fill("[name=text]", "Chào {{name|quý khách}}, hẹn gặp bạn ngày mai.");
        assertThat(page.locator("#seen-text")).containsText("hẹn gặp bạn ngày mai.");
        assertThat(page.locator("#seen-text")).not().containsText("{{");
        assertThat(page.locator("#seen-size")).containsText("UCS-2");

        page.check("[name=unaccented]");
        assertThat(page.locator("#seen-size")).containsText("GSM-7");
        assertThat(page.locator("#seen-text")).containsText("hen gap ban ngay mai.");

        page.fill("[name=text]", "Chào {{nmae}}");
        assertThat(page.locator("#preview .alert")).containsText("{{name}}");
        page.click("#editor .btn-primary");
        assertThat(page.locator("#editor .alert-danger")).containsText("nmae");

        page.fill("[name=text]", "Chào {{name}}");
        page.click("#editor .btn-primary");
        assertThat(page.locator(".alert-success")).containsText("Nhắc lịch hẹn");
        go("/templates");
        assertThat(page.locator(".k-rows")).containsText("Nhắc lịch hẹn");
    }

    @Test
    void aMailIsSeenInACageAndItsTextIsMade() {
        signIn(Role.ADMIN);
        go("/templates/new?kind=mail");
        page.fill("[name=name]", "Thư chào");
        page.fill("[name=subject]", "Chào {{name|bạn}}");
        page.fill("[name=html]", "<h1>Xin chào</h1><script>parent.document.title='hacked'</script><p onclick='x()'>Mời xem <a href='https://example.com/a'>bảng giá</a></p>");
        assertThat(page.frameLocator("iframe.k-mail").locator("h1")).hasText("Xin chào");
        assertThat(page.frameLocator("iframe.k-mail").locator("script")).hasCount(0);
        page.click("#preview summary");
        assertThat(page.locator("#seen-text")).containsText("bảng giá (https://example.com/a)");

        page.click("summary:has-text('Trường trộn')");
        page.focus("[name=subject]");
        page.click("[data-insert='{{email}}']");
        assertThat(page.locator("[name=subject]")).hasValue("Chào {{name|bạn}}{{email}}");
    }

    @Test
    void aTemplateIsTakenAwayOnlyWhenNoActiveAutomationNeedsIt() {
        long id = templates.create("gone", new Content("sms", "Không dùng nữa", "vi", null, null, "Chào", null, false, false), null, "staff:1");
        long automation = automations.save(null, null, YamlText.read("{name: Cần mẫu, object: lead, trigger: created, actions: [{action: send-sms, with: {template: gone}}]}", Definition.class), "test");
        automations.activate(automation);
        signIn(Role.ADMIN);
        go("/templates/" + id);
        page.click("button[formaction$='/delete']");
        page.click("#sure button[value=yes]");
        assertThat(page.locator(".alert-danger")).containsText("Cần mẫu");

        automations.pause(automation);
        page.click("button[formaction$='/delete']");
        page.click("#sure button[value=yes]");
        assertThat(page.locator(".alert-success")).isVisible();
        Assertions.assertThat(templates.find(id)).isEmpty();
    }

    @Test
    void theScreensFitAndSpeakEnglishToo() {
        signIn(Role.ADMIN);
        fitsBothWidths("/templates");
        fitsBothWidths("/templates/new?kind=mail");
        fitsBothWidths("/packs");
        fitsBothWidths("/packs/hospital");
        page.setViewportSize(DESKTOP, 900);
        go("/templates/new?kind=mail");
        page.click(".k-me");
        page.click("button[value=en]");
        assertThat(page.locator("h1")).hasText("New mail template");
        page.click(".k-me");
        page.click("button[value=vi]");
        assertThat(page.locator("h1")).hasText("Mẫu email mới");
    }
}
