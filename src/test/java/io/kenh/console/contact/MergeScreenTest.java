package io.kenh.console.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.kenh.access.Role;
import io.kenh.console.ScreenTest;
import io.kenh.crm.RecordEditor;
import io.kenh.crm.RecordType;
import io.kenh.event.Cause;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A person merges two contacts after having seen what would happen, and parts them again. */
@Tag("soak")
class MergeScreenTest extends ScreenTest {

    @Autowired
    private RecordEditor editor;

    @Test
    void twoBecomeOneAndTwoAgain() {
        long one = editor.create(RecordType.CONTACT, Map.of("name", "Vũ Gộp Một", "phone", "+84987000111"), Cause.staff(1));
        long other = editor.create(RecordType.CONTACT, Map.of("name", "Vũ Gộp Một", "email", "gop@customer.example", "company", "Hoa Sen"), Cause.staff(1));
        try {
            signIn(Role.MEMBER);
            fitsBothWidths("/contacts/" + one + "/merge");
            picture("merge-find");
            page.click(".k-open");
            page.waitForURL("**other=" + other);
            fitsBothWidths("/contacts/" + one + "/merge?other=" + other);
            picture("merge-preview");
            assertThat(page.locator("main").innerText()).contains("Hoa Sen", "gop@customer.example");
            page.click("main .card-footer button");
            page.waitForURL("**/contacts/" + one);
            go("/contacts/" + other);
            assertThat(page.url()).endsWith("/contacts/" + one);
            fitsBothWidths("/contacts/" + one);
            picture("merged");
            page.click("form[action*='/undo'] button");
            page.click("#sure button[value=yes]");
            page.waitForCondition(() -> db.sql("select count(*) from contact where id = ?").param(other).query(Long.class).single() == 1);
        } finally {
            db.sql("delete from contact_merge").update();
            db.sql("delete from identity where object_id in (?, ?) and object = 'contact'").params(one, other).update();
            db.sql("delete from contact where id in (?, ?)").params(one, other).update();
        }
    }

    private void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screens/" + name + "-phone.png")));
        page.setViewportSize(1366, 900);
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screens/" + name + ".png")));
    }
}
