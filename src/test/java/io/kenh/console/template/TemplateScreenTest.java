package io.kenh.console.template;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.kenh.access.Role;
import io.kenh.console.ScreenTest;
import org.junit.jupiter.api.Test;

class TemplateScreenTest extends ScreenTest {

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
