package io.kenh.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.HubTest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@HubTest
class MergeTest {

    private static final Map<String, Object> LAN = Map.of("name", "Lan", "birthday", "1990-02-28", "tags", List.of("VIP", "Huế"),
            "created", "2026-11-21T01:30:00+00:00", "custom", Map.of("Ngày tái khám", "2026-12-01"), "owner", Map.of("name", "Minh"));

    @Autowired
    private Merge merge;
    @Autowired
    private Sender sender;

    @AfterEach
    void forgetTheSender() {
        sender.save(Map.of());
    }

    @Test
    void aFieldHasItsValueOrWhatIsSaidWithoutIt() {
        assertThat(merge.text("Chào {{name|quý khách}}!", LAN)).isEqualTo("Chào Lan!");
        assertThat(merge.text("Chào {{ name | quý khách }}!", Map.of())).isEqualTo("Chào quý khách!");
        Map<String, Object> empty = new HashMap<>();
        empty.put("name", null);
        assertThat(merge.text("Chào {{name|quý khách}}!", empty)).isEqualTo("Chào quý khách!");
        empty.put("name", "");
        assertThat(merge.text("Chào {{name|quý khách}}!", empty)).isEqualTo("Chào quý khách!");
        assertThat(merge.text("Chào{{#name}} {{name}}{{/name}}{{^name}} bạn{{/name}}", LAN)).isEqualTo("Chào Lan");
        assertThat(merge.text("{{customer.name|bạn}} {{owner.name|chúng tôi}}", LAN)).isEqualTo("bạn Minh");
    }

    @Test
    void datesTimesAndListsReadAsPeopleWriteThem() {
        assertThat(merge.text("{{birthday}} {{created}} {{tags|-}} {{custom.Ngày tái khám}}", LAN))
                .isEqualTo("28/02/1990 08:30 21/11/2026 VIP, Huế 01/12/2026");
        assertThat(merge.text("{{birthday}}", Map.of("birthday", "2026-99-99"))).isEqualTo("2026-99-99");
    }

    @Test
    void theSenderIsTheCompany() {
        assertThat(merge.text("{{sender.name|chúng tôi}}", LAN)).isEqualTo("chúng tôi");
        sender.save(Map.of("name", "Bệnh viện An Tâm", "password", "x"));
        assertThat(merge.text("{{sender.name|chúng tôi}}", LAN)).isEqualTo("Bệnh viện An Tâm");
        assertThat(sender.facts()).containsOnlyKeys("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{owner.name}}", "{{{name}}}", "{{#name}}", "{{/name}}", "{{=<% %>=}}", "{{>x}}"})
    void aValueIsNeverReadAsATemplate(String value) {
        assertThat(merge.text("Chào {{name}}", Map.of("name", value, "owner", Map.of("name", "secret")))).isEqualTo("Chào " + value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><a href=javascript:alert(1)>x</a>", "<style>*{}</style>"})
    void hostileValuesAreOnlyTextInHtml(String value) {
        String html = merge.html("<p>Chào {{name}}, <a href=\"https://example.com/?q={{name}}\">xem</a></p>", Map.of("name", value));
        assertThat(html).doesNotContain("<script", "<img", "<style", "href=\"javascript", "href=javascript").startsWith("<p>").contains("xem</a>");
        assertThat(org.jsoup.Jsoup.parse(html).select("script, img, style")).isEmpty();
        assertThat(org.jsoup.Jsoup.parse(html).select("a")).hasSizeLessThanOrEqualTo(1);
        assertThat(org.jsoup.Jsoup.parse(html).text()).contains("Chào");
    }

    @Test
    void aLinkMadeOfAValueGoesNowhereOdd() {
        assertThat(merge.html("<a href=\"{{custom.link}}\">x</a>", Map.of("custom", Map.of("link", "javascript:alert(1)")))).doesNotContain("javascript");
        assertThat(merge.html("<a href=\"{{custom.link}}\">x</a>", Map.of("custom", Map.of("link", "https://example.com/a?b=1&c=2")))).contains("example.com/a?b");
        assertThat(merge.html("<p onclick=\"x()\">a</p><script>b</script><iframe src='https://example.com'></iframe>", Map.of())).isEqualTo("<p>a</p>");
    }

    @Test
    void noValueBeginsAHeaderOfItsOwn() {
        assertThat(merge.line("Chào {{name}}", Map.of("name", "Lan\r\nBcc: all@example.com"))).isEqualTo("Chào Lan Bcc: all@example.com");
        assertThat(merge.text("{{name}}", Map.of("name", "a\u0000b\u001bc"))).isEqualTo("abc");
    }

    @Test
    void methodsOfValuesAreOutOfReach() {
        assertThat(merge.text("[{{name.class}}{{name.length}}{{#name}}{{bytes}}{{/name}}{{class.name}}]", LAN)).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{name", "{{#name}}x", "{{/name}}", "{{{name}}}", "{{&name}}", "{{>other}}", "{{=<% %>=}}", "{{}}", "{{name|{x}}", "{{#a}}{{#b}}{{/a}}{{/b}}",
        "{{#a}}{{#a}}{{#a}}{{#a}}{{#a}}{{#a}}{{#a}}{{#a}}{{#a}}x{{/a}}{{/a}}{{/a}}{{/a}}{{/a}}{{/a}}{{/a}}{{/a}}{{/a}}"})
    void aFaultyTemplateIsRefusedWithAWayOut(String template) {
        assertThat(merge.faults(template)).isNotEmpty().allSatisfy(fault -> assertThat(fault).contains("found", "wanted"));
    }

    @Test
    void whateverIsWrittenInATemplateIsFilledOrRefusedButNeverBreaks() {
        Arbitraries.of("{{", "}}", "{", "}", "#", "^", "/", "|", "name", "custom.x", " ", "!", "&", "\n", "=", ">", ".").list().ofMaxSize(12)
                .map(parts -> String.join("", parts)).sampleStream().limit(Integer.getInteger("kenh.templates", 5_000))
                .filter(template -> merge.faults(template).isEmpty())
                .forEach(template -> assertThat(merge.text(template, LAN)).as(template).isNotNull());
    }

    @Test
    void aGiantTemplateIsRefused() {
        assertThat(merge.faults(String.join("", Arrays.asList("{{name}}".repeat(301))))).singleElement().asString().contains("301", "at most 300");
        assertThat(merge.text("{{name}}", Map.of("name", "x".repeat(100_000)))).hasSizeLessThan(2_100);
    }
}
