package io.kenh.console.imports;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.FilePayload;
import io.kenh.access.Role;
import io.kenh.console.ScreenTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class ImportScreenTest extends ScreenTest {

    private static final String TABLE = "Họ tên;Điện thoại;Ghi chú riêng\nĐỗ Nhập Một;0912777001;a\nĐỗ Nhập Hai;12;b\nĐỗ Nhập Ba;0912777003;c\n";

    @Test
    void aTableIsUploadedMatchedAndTakenIn() throws IOException {
        signIn(Role.ADMIN);
        go("/imports");
        page.selectOption("[name=object]", "contact");
        page.setInputFiles("[name=file]", new FilePayload("khách.csv", "text/csv", TABLE.getBytes(StandardCharsets.UTF_8)));
        page.click("main form.card button");
        assertThat(page.locator("h1")).hasText("khách.csv");
        assertThat(page.locator("[name=field]").nth(0)).hasValue("name");
        assertThat(page.locator("[name=field]").nth(1)).hasValue("phone");
        assertThat(page.locator("[name=field]").nth(2)).hasValue("");
        assertThat(page.locator(".k-sheet")).containsText("Đỗ Nhập Ba");

        page.locator("[name=field]").nth(2).selectOption("info");
        page.check("[name=duplicates][value=skip]");
        page.click(".card-footer .btn-primary");

        assertThat(page.locator("#bar")).containsText("100 %");
        assertThat(page.locator("#created")).hasText("2");
        assertThat(page.locator("#refused")).hasText("1");
        assertThat(page.locator("#bar table")).containsText("Điện thoại");
        Download errors = page.waitForDownload(() -> page.click("a[href$='errors.csv']"));
        Assertions.assertThat(Files.readString(errors.path())).contains("3,Điện thoại,12,");
        Assertions.assertThat(db.sql("select info from contact where phone = '+84912777003'").query(String.class).single()).isEqualTo("c");
        fitsBothWidths("/imports");
        fitsBothWidths(page.url().replaceFirst("https?://[^/]+", ""));
    }

    @Test
    void whatIsNoTableIsRefusedOnTheSpot() {
        signIn(Role.ADMIN);
        go("/imports");
        page.setInputFiles("[name=file]", new FilePayload("old.xls", "application/vnd.ms-excel", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1}));
        page.click("main form.card button");
        assertThat(page.locator(".alert-danger")).containsText(".xlsx");
    }
}
