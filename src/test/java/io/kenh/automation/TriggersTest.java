package io.kenh.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.condition.Condition;
import io.kenh.condition.Field;
import io.kenh.condition.FieldType;
import io.kenh.condition.Fields;
import io.kenh.condition.Moment;
import io.kenh.crm.RecordType;
import io.kenh.event.Change;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriggersTest {

    private static final Moment NOW = new Moment(Instant.EPOCH, ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final Fields FIELDS = Fields.of(List.of(Field.of("status", FieldType.TEXT), Field.of("tags", FieldType.TAGS),
            Field.of("score", FieldType.NUMBER), Field.of("stage", FieldType.TEXT), Field.of("lost_reason", FieldType.TEXT),
            Field.of("buyer_role", FieldType.TEXT)));

    @Test
    void everyTriggerIsDescribedAsData() {
        assertThat(Triggers.keys()).doesNotHaveDuplicates().contains("created", "daily", "weekly", "monthly", "milestone", "inactivity",
                "tag-added", "form-submitted", "score-reached", "message-opened", "message-clicked");
        assertThat(Triggers.all()).allSatisfy(kind -> {
            assertThat(kind.objects()).isNotEmpty();
            assertThat(kind.on().isEmpty()).isNotEqualTo(kind.settings().stream().noneMatch(s -> List.of("at").contains(s.name())));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "sometimes |         |       | found 'sometimes'",
            "daily     |         |       | trigger at: found nothing, wanted a clock time",
            "daily     | at      | 25:00 | trigger at: found '25:00'",
            "daily     | when    | 08:00 | trigger when: found a setting daily does not know, wanted one of [at, missed]",
            "created   | at      | 08:00 | trigger at: found a setting created does not know, wanted none",
            "daily     | missed  | never | wanted one of [once, skip, all]",
            "weekly    | days    | funday| wanted some of [mon, tue, wed, thu, fri, sat, sun]",
            "monthly   | day     | 32    | wanted a day of the month from 1 to 31",
            "milestone | days    | 1000  | wanted a whole number from -366 (before) to 366 (after)",
            "inactivity| for     | ages  | found 'ages', wanted a length of time",
            "interactions| count | 0     | count: found 0, wanted a whole number from 1 to 1000",
            "interactions| within| 400d  | within: found 400d, wanted at most 366d",
            "interactions| kinds | bounced | kinds: found 'bounced', wanted some of [opened, clicked, visited, submitted, wrote]"})
    void aFaultyTriggerIsRefusedWithWhatWasWanted(String on, String name, String value, String fault) {
        Object given = value != null && value.matches("\\d+") ? (Object) Integer.valueOf(value) : value;
        assertThat(String.join("; ", Triggers.faults(new TriggerSpec(on, name == null ? Map.of() : Map.of(name, given))))).contains(fault);
    }

    @Test
    void aTriggerIsRefusedForARecordItCannotBeAbout() {
        assertThat(Triggers.faults(new TriggerSpec("stage-reached", Map.of("stage", "lost")), RecordType.LEAD)).singleElement().asString()
                .startsWith("trigger: found stage-reached for a lead, wanted one of [created");
    }

    @Test
    void anImportedRecordIsNotCreated() {
        assertThat(wakes(TriggerSpec.of("created"), imported())).isFalse();
        assertThat(wakes(TriggerSpec.of("created-or-updated"), imported())).isFalse();
        assertThat(wakes(new TriggerSpec("tag-added", Map.of()), imported())).isFalse();
        assertThat(wakes(TriggerSpec.of("imported"), imported())).isTrue();
        assertThat(wakes(TriggerSpec.of("created-updated-or-imported"), imported())).isTrue();
    }

    @Test
    void aTagWakesWhenItIsAddedAndNotWhenItIsThere() {
        Change added = updated("tags", List.of("VIP"), List.of("VIP", "Tư vấn"));
        assertThat(wakes(new TriggerSpec("tag-added", Map.of()), added)).isTrue();
        assertThat(wakes(new TriggerSpec("tag-added", Map.of("tag", "Tư vấn")), added)).isTrue();
        assertThat(wakes(new TriggerSpec("tag-added", Map.of("tag", "VIP")), added)).isFalse();
        assertThat(wakes(new TriggerSpec("tag-added", Map.of()), updated("status", "New", "Hot"))).isFalse();
    }

    @Test
    void aScoreWakesWhenItCrossesTheThreshold() {
        TriggerSpec hot = new TriggerSpec("score-reached", Map.of("score", 50));
        assertThat(wakes(hot, updated("score", 49, 50))).isTrue();
        assertThat(wakes(hot, updated("score", 50, 51))).isFalse();
        assertThat(wakes(hot, updated("score", 60, 50))).isFalse();
    }

    @Test
    void aLostOpportunityWakesWithItsReason() {
        Change lost = updated("stage", "offer", "lost", "lost_reason", "price");
        assertThat(wakes(new TriggerSpec("stage-reached", Map.of("stage", "lost")), lost)).isTrue();
        assertThat(wakes(new TriggerSpec("stage-reached", Map.of("stage", "lost", "lost_reason", "price")), lost)).isTrue();
        assertThat(wakes(new TriggerSpec("stage-reached", Map.of("stage", "lost", "lost_reason", "time")), lost)).isFalse();
    }

    @Test
    void aRoleWakesWhenItIsAssigned() {
        assertThat(wakes(TriggerSpec.of("role-assigned"), updated("buyer_role", null, "decider"))).isTrue();
        assertThat(wakes(TriggerSpec.of("role-assigned"), updated("buyer_role", "decider", null))).isFalse();
        assertThat(wakes(new TriggerSpec("role-assigned", Map.of("role", "user")), updated("buyer_role", null, "decider"))).isFalse();
    }

    @Test
    void aDownloadIsAClickOnADocument() {
        Change page = told(Change.CLICKED, Map.of("message", 7, "link", "https://example.com/price", "document", false));
        Change paper = told(Change.CLICKED, Map.of("message", 7, "link", "https://example.com/guide.pdf", "document", true));
        assertThat(wakes(TriggerSpec.of("document-downloaded"), page)).isFalse();
        assertThat(wakes(TriggerSpec.of("document-downloaded"), paper)).isTrue();
        assertThat(wakes(new TriggerSpec("document-downloaded", Map.of("link", "other")), paper)).isFalse();
    }

    @Test
    void aPageACampaignAndANumberOfInteractionsWakeWhomTheyName() {
        Change visit = told(Change.VISITED, Map.of("url", "https://shop.example/pricing?a=1", "connection", "web-form"));
        assertThat(wakes(new TriggerSpec("page-visited", Map.of("url", "/pricing")), visit)).isTrue();
        assertThat(wakes(new TriggerSpec("page-visited", Map.of("url", "/jobs")), visit)).isFalse();
        Change joined = told(Change.JOINED, Map.of("campaign", "Spring"));
        assertThat(wakes(TriggerSpec.of("campaign-joined"), joined)).isTrue();
        assertThat(wakes(new TriggerSpec("campaign-joined", Map.of("campaign", "Autumn")), joined)).isFalse();
        Change often = told(Change.FREQUENT, Map.of("count", 5, "within", "7d", "kinds", List.of("clicked", "visited")));
        assertThat(wakes(new TriggerSpec("interactions", Map.of("count", 5, "within", "7d", "kinds", List.of("visited", "clicked"))), often)).isTrue();
        assertThat(wakes(new TriggerSpec("interactions", Map.of("count", 6, "within", "7d", "kinds", List.of("visited", "clicked"))), often)).isFalse();
        assertThat(wakes(new TriggerSpec("interactions", Map.of("count", 5, "within", "7d")), often)).isFalse();
    }

    @Test
    void aFormOrLinkWakesWhomItNames() {
        Change form = told(Change.SUBMITTED, Map.of("connection", "web-form"));
        assertThat(wakes(TriggerSpec.of("form-submitted"), form)).isTrue();
        assertThat(wakes(new TriggerSpec("form-submitted", Map.of("connection", "other")), form)).isFalse();
        Change click = told(Change.CLICKED, Map.of("message", 7, "link", "https://example.com/price?id=3"));
        assertThat(wakes(new TriggerSpec("message-clicked", Map.of("link", "/price")), click)).isTrue();
        assertThat(wakes(new TriggerSpec("message-clicked", Map.of("link", "/jobs")), click)).isFalse();
        assertThat(wakes(TriggerSpec.of("message-opened"), click)).isFalse();
        assertThat(wakes(new TriggerSpec("tag-added", Map.of()), click)).isFalse();
    }

    private static boolean wakes(TriggerSpec trigger, Change change) {
        Definition definition = new Definition("a", null, change.object(), trigger, null, (Condition) null, List.of());
        ChangeFacts facts = new ChangeFacts(change);
        return new AutomationIndex(List.of(new Ready(new Automation(1, "a", "active", 1, definition), FIELDS))).candidates(change, facts)
                .stream().anyMatch(ready -> ready.matches(facts, NOW));
    }

    private static Change imported() {
        return new Change(1, "lead", 1, Change.IMPORTED, "lead:1", Map.of("tags", List.of("VIP")), Map.of(), "import", 0, Instant.EPOCH);
    }

    private static Change told(String kind, Map<String, Object> detail) {
        return new Change(1, "lead", 1, kind, "lead:1", Map.of("tags", List.of("VIP")), Map.of(), "event:1", 0, Instant.EPOCH, detail);
    }

    private static Change updated(String field, Object before, Object after, Object... more) {
        Map<String, Object> record = new HashMap<>(more.length == 0 ? Map.of() : Map.of((String) more[0], more[1]));
        record.put(field, after);
        Map<String, Object> former = new HashMap<>();
        former.put(field, before);
        return new Change(1, "lead", 1, Change.UPDATED, "lead:1", record, former, "staff:1", 0, Instant.EPOCH);
    }
}
