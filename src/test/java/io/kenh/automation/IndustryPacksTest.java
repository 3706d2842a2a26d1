package io.kenh.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kenh.api.ApiTest;
import io.kenh.template.Content;
import io.kenh.template.MessageTemplate;
import io.kenh.template.MessageTemplates;
import io.kenh.template.Segments;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
class IndustryPacksTest {

    private static final Map<String, Object> LAN = Map.of("id", 118, "name", "Nguyễn Thị Thu Hường", "customer", Map.of("name", "Nguyễn Thị Thu Hường"),
            "owner", Map.of("name", "Trần Văn Minh", "phone", "0901000202"));

    @Autowired
    private IndustryPacks packs;
    @Autowired
    private MessageTemplates templates;
    @Autowired
    private Automations automations;
    @Autowired
    private JdbcClient db;

    @Test
    void thereIsAPackForEveryIndustryTheManualNamesAndForTheRest() {
        assertThat(packs.all()).extracting(IndustryPack::name)
                .contains("hospital", "education", "real-estate", "retail", "finance", "construction", "other");
        assertThat(packs.all()).allSatisfy(pack -> {
            assertThat(pack.title()).as(pack.name()).containsOnlyKeys("vi", "en");
            assertThat(pack.about()).as(pack.name()).containsOnlyKeys("vi", "en");
            assertThat(pack.templates().size()).as(pack.name()).isGreaterThanOrEqualTo(10);
            assertThat(pack.automations().size()).as(pack.name()).isGreaterThanOrEqualTo(4);
        });
        assertThat(packs.find("hospital").orElseThrow().templates()).containsKeys("hospital-recheck-sms-vi", "hospital-birthday-sms-vi",
                "hospital-birthday-mail-vi", "hospital-overdue-mail-vi");
    }

    @Test
    void everyShippedTemplateIsSoundAndCheapToSend() {
        packs.all().forEach(pack -> pack.templates().forEach((key, content) -> {
            assertThat(templates.faults(content)).as(key).isEmpty();
            assertThat(content.language()).as(key).isEqualTo(key.substring(key.length() - 2));
            if (content.kind().equals("sms")) {
                assertThat(Segments.of(templates.render(content, LAN).text())).as(key).satisfies(size -> {
                    assertThat(size.encoding()).isEqualTo("GSM-7");
                    assertThat(size.segments()).isLessThanOrEqualTo(2);
                });
            }
        }));
    }

    @Test
    void everyShippedAutomationKeepsTheLimitsAndItsTemplatesExist() {
        packs.all().forEach(pack -> pack.automations().forEach((key, definition) -> {
            assertThat(automations.faults(definition)).as(key).isEmpty();
            definition.actions().stream().map(action -> action.text("template")).filter(template -> template != null).forEach(template -> {
                Content content = pack.templates().get(template);
                assertThat(content).as("%s uses %s", key, template).isNotNull();
                assertThat(content.object()).as("%s uses %s", key, template).isIn(null, definition.object());
            });
        }));
    }

    @Test
    void advertisingIsLabelledRefusableAndOnlyForThoseWhoAgreed() {
        packs.all().forEach(pack -> pack.automations().forEach((key, definition) -> {
            boolean advertises = definition.actions().stream().map(action -> pack.templates().get(action.text("template")))
                    .anyMatch(content -> content != null && content.advertising());
            assertThat(advertises && !String.valueOf(definition.filter()).contains("Đồng ý quảng cáo")).as(key).isFalse();
        }));
        packs.all().stream().flatMap(pack -> pack.templates().values().stream()).filter(Content::advertising).forEach(content ->
                assertThat(content.text() + content.html()).containsPattern("(?i)từ chối|refuse"));
    }

    @Test
    void aPackComesOnceAndWhatPeopleEditedStays() {
        IndustryPack pack = packs.find("construction").orElseThrow();
        IndustryPacks.Installed first = packs.install("construction", "Xây nhà phố", "en", "staff:1");
        assertThat(first).isEqualTo(new IndustryPacks.Installed(pack.templates().size(), pack.automations().size(), 0));
        assertThat(packs.choice()).hasValueSatisfying(choice -> assertThat(choice.industry()).isEqualTo("Xây nhà phố"));
        List<String> states = db.sql("select state from automation where key like 'construction-%'").query(String.class).list();
        assertThat(states).hasSize(pack.automations().size()).containsOnly("draft");
        assertThat(db.sql("select definition::text from automation where key = 'construction-welcome'").query(String.class).single()).contains("construction-welcome-sms-en");

        MessageTemplate edited = templates.find("construction-welcome-sms-vi").orElseThrow();
        Content own = new Content("sms", "Của tôi", "vi", "lead", null, "Chào {{name}}", null, false, false);
        templates.update(edited.id(), own, "staff:1");
        assertThat(packs.install("construction", null, "vi", "staff:1")).isEqualTo(new IndustryPacks.Installed(0, 0, pack.templates().size() + pack.automations().size()));
        assertThat(templates.find(edited.id())).hasValueSatisfying(template -> assertThat(template.content()).isEqualTo(own));
        assertThat(packs.choice()).hasValueSatisfying(choice -> assertThat(choice.language()).isEqualTo("en"));

        assertThatThrownBy(() -> packs.install("retail", null, "vi", "staff:1")).hasMessageContaining("construction").hasMessageContaining("chosen before");
        assertThatThrownBy(() -> packs.install("shoes", null, "vi", "staff:1")).hasMessageContaining("shoes").hasMessageContaining("hospital");
        assertThat(templates.find("retail-thanks-sms-vi")).isEmpty();
    }
}
