package io.kenh.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kenh.HubTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HubTest
class MessageTemplatesTest {

    @Autowired
    private MessageTemplates templates;

    @Test
    void aTemplateKeepsItsVersionsWithTheirAuthors() {
        long id = templates.create(null, sms("Chúc mừng sinh nhật", "Chúc mừng {{name}}"), null, "staff:1");
        templates.update(id, sms("Chúc mừng sinh nhật", "Chúc mừng {{name|bạn}}"), "api:robot");
        templates.update(id, sms("Chúc mừng sinh nhật", "Chúc mừng {{name|bạn}}"), "api:again");

        assertThat(templates.find("chuc-mung-sinh-nhat")).hasValueSatisfying(kept -> {
            assertThat(kept.version()).isEqualTo(2);
            assertThat(kept.author()).isEqualTo("api:robot");
            assertThat(kept.content().text()).endsWith("{{name|bạn}}");
        });
        assertThat(templates.versions(id)).extracting(MessageTemplates.Version::author).containsExactly("api:robot", "staff:1");
    }

    @Test
    void twoOfOneNameHaveTwoKeysAndATakenKeyIsRefused() {
        templates.create(null, sms("Một tên", "a"), null, "staff:1");
        assertThat(templates.find(templates.create(null, sms("Một tên", "b"), null, "staff:1"))).hasValueSatisfying(t -> assertThat(t.key()).isEqualTo("mot-ten-2"));
        assertThatThrownBy(() -> templates.create("mot-ten", sms("x", "c"), null, "staff:1")).hasMessageContaining("mot-ten").hasMessageContaining("free");
    }

    @Test
    void anUnknownFieldIsRefusedWithItsNameAndTheNearest() {
        assertThat(templates.faults(sms("x", "Chào {{nmae}}"))).containsExactly("text: found the unknown field {{nmae}}, wanted a field of lead; the nearest is {{name}}");
        assertThat(templates.faults(sms("x", "Chào {{custmer.name}} {{owner.phnoe}} {{sender.nam}}"))).hasSize(3).allSatisfy(f -> assertThat(f).contains("nearest"));
        assertThat(templates.faults(sms("x", "{{name}} {{customer.phone}} {{owner.name}} {{custom.x}} {{sender.name}}"))).isEmpty();
        assertThat(templates.faults(new Content("sms", "x", "vi", null, null, "{{stage}}", null, false, false))).singleElement().asString().contains("every record");
    }

    @Test
    void kindsAskForTheirOwnParts() {
        assertThat(templates.faults(new Content("fax", "x", "vi", null, null, "a", null, false, false))).singleElement().asString().contains("fax", "sms, mail");
        assertThat(templates.faults(new Content("mail", "x", "vi", null, null, null, null, false, false))).hasSize(2);
        assertThat(templates.faults(new Content("sms", null, "fr", null, "s", null, null, false, false))).hasSize(4);
        assertThat(templates.faults(sms("x", "a".repeat(1_601)))).singleElement().asString().contains("1601", "1600");
        assertThat(templates.faults(new Content("sms", "x", "vi", null, null, "Giảm giá 50%", null, false, true))).singleElement().asString().contains("[QC]");
    }

    @Test
    void anHtmlMailGetsItsTextAndAnSmsLosesItsAccents() {
        Content mail = new Content("mail", "x", "vi", "lead", "Chào {{name}}", null,
                "<h1>Chào {{name}}</h1><p>Mời bạn xem <a href=\"https://example.com/a\">bảng giá</a>.</p><ul><li>Một</li><li>Hai</li></ul>", false, false);
        assertThat(templates.render(mail, Map.of("name", "Lan"))).isEqualTo(new Rendered("Chào Lan",
                "Chào Lan\n\nMời bạn xem bảng giá (https://example.com/a).\n\n- Một\n- Hai",
                "<h1>Chào Lan</h1><p>Mời bạn xem <a href=\"https://example.com/a\">bảng giá</a>.</p><ul><li>Một</li><li>Hai</li></ul>"));
        Content sms = new Content("sms", "x", "vi", "lead", null, "Chào {{name}} nhé", null, true, false);
        assertThat(templates.render(sms, Map.of("name", "Đặng Thị Hường")).text()).isEqualTo("Chao Dang Thi Huong nhe");
    }

    private static Content sms(String name, String text) {
        return new Content("sms", name, "vi", "lead", null, text, null, false, false);
    }
}
