package io.kenh.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kenh.api.ApiTest;
import io.kenh.automation.Explanation.Verdict;
import io.kenh.crm.Edit;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Cause;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
class ExplanationTest {

    private static final Cause TEST = new Cause("test", 0);

    @Autowired
    private Automations automations;
    @Autowired
    private Explanations explanations;
    @Autowired
    private Versions versions;
    @Autowired
    private Records records;
    @Autowired
    private JdbcClient db;

    private final String source = "source " + UUID.randomUUID();

    @Test
    void whyTellsWhatEachClauseSawAndWhatEachActionDid() {
        long automation = active(definition("New"));
        long lead = lead("New");
        await().until(() -> ran(automation) == 1);

        Explanation why = explanations.why(automation, "lead", lead, null);

        assertThat(why.verdict()).isEqualTo(Verdict.RAN);
        assertThat(why.version()).isEqualTo(1);
        assertThat(why.state()).isEqualTo("active");
        assertThat(why.filter()).singleElement().satisfies(seen -> assertThat(seen.seen()).isEqualTo(source));
        assertThat(why.conditions()).singleElement().satisfies(seen -> {
            assertThat(seen.seen()).isEqualTo("New");
            assertThat(seen.holds()).isTrue();
        });
        assertThat(why.actions()).extracting(Explanation.Did::outcome).containsExactly("skipped", "pending");
        assertThat(why.actions().get(0).reason()).contains("phone");
        assertThat(why.actions().get(1).due()).isNotNull();
    }

    @Test
    void whyNotTellsTheFirstThingThatDecided() {
        long automation = active(definition("New"));
        long lead = lead("Old");
        await().until(() -> waiting() == 0);

        Explanation notMet = explanations.why(automation, "lead", lead, null);
        assertThat(notMet.verdict()).isEqualTo(Verdict.NOT_MET);
        assertThat(notMet.conditions()).singleElement().satisfies(seen -> {
            assertThat(seen.seen()).isEqualTo("Old");
            assertThat(seen.holds()).isFalse();
        });

        automations.pause(automation, "staff:1");
        long later = lead("New");
        records.update(RecordType.LEAD, later, Edit.set("status", "Hot"), TEST);
        await().until(() -> waiting() == 0);
        assertThat(explanations.why(automation, "lead", later, null).verdict()).isEqualTo(Verdict.NOT_ACTIVE);
        automations.activate(automation, false, "staff:1");
        records.update(RecordType.LEAD, later, Edit.set("status", "New"), TEST);
        await().until(() -> waiting() == 0);
        long update = explanations.why(automation, "lead", later, null).others().get(0).changeId();
        Explanation other = explanations.why(automation, "lead", later, update);
        assertThat(other.verdict()).isEqualTo(Verdict.OTHER_TRIGGER);
        assertThat(other.conditions().get(0).before()).isEqualTo("Hot");
        assertThat(explanations.why(automation, "contact", contact(), null).verdict()).isEqualTo(Verdict.OTHER_OBJECT);
        assertThatThrownBy(() -> explanations.why(automation, "lead", 99_999_999, null)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void itSpeaksOfTheVersionThatWasThereThen() {
        long automation = active(definition("New"));
        long lead = lead("New");
        await().until(() -> ran(automation) == 1);
        automations.save(automation, null, definition("Hot"), "staff:2");

        Explanation why = explanations.why(automation, "lead", lead, null);

        assertThat(why.version()).isEqualTo(1);
        assertThat(why.conditions().get(0).wanted()).isEqualTo("New");
    }

    @Test
    void aClauseOverAFieldThatIsGoneDoesNotHoldAndTheOthersAreStillAsked() {
        long lead = lead("New");
        Definition odd = YamlText.read("""
                {name: odd, object: lead, trigger: created, conditions: {all: [{field: shoe, is: "43"}, {field: status, is: New}]},
                 actions: [{action: send-sms, with: {text: hi}}]}""", Definition.class);

        Explanation look = explanations.look(odd, "lead", lead);

        assertThat(look.conditions()).extracting(Explanation.Seen::holds).containsExactly(false, true);
        assertThat(look.verdict()).isEqualTo(Verdict.NOT_MET);
        assertThat(look.faults()).anySatisfy(fault -> assertThat(fault).contains("shoe"));
    }

    @Test
    void everyVersionIsKeptComparedAndCanBecomeTheNewest() {
        long automation = active(definition("New"));
        automations.save(automation, null, definition("Hot"), "staff:2");

        assertThat(versions.of(automation)).extracting(Versions.Version::author).containsExactly("staff:2", "test");
        assertThat(versions.compare(automation, 1, 2)).singleElement()
                .isEqualTo(new Versions.Difference("conditions.value", "New", "Hot"));
        assertThat(versions.restore(automation, 1, "staff:3")).isEqualTo(3);
        assertThat(versions.find(automation, 3).orElseThrow().definition()).isEqualTo(definition("New"));
        assertThat(versions.log(automation)).extracting(Versions.Entry::what).containsExactly("restored", "changed", "activated", "created");
        assertThat(versions.namesakes(source, null)).contains(automation);
    }

    private Definition definition(String status) {
        return YamlText.read("""
                {name: "%1$s", object: lead, trigger: created, filter: {field: source, is: "%1$s"}, conditions: {field: status, is: %2$s},
                 actions: [{action: send-sms, with: {text: hi}}, {action: update-record, when: {after: 2d}, with: {set: {status: Cold}}}]}"""
                .formatted(source, status), Definition.class);
    }

    private long active(Definition definition) {
        long id = automations.save(null, null, definition, "test");
        automations.activate(id);
        return id;
    }

    private long lead(String status) {
        return records.create(RecordType.LEAD, Map.of("name", "Lan", "status", status, "source", source), TEST);
    }

    private long contact() {
        return records.create(RecordType.CONTACT, Map.of("name", "Lan"), TEST);
    }

    private long ran(long automation) {
        return db.sql("select count(*) from run where automation_id = ?").param(automation).query(Long.class).single();
    }

    private long waiting() {
        return db.sql("select count(*) from change_queue").query(Long.class).single();
    }
}
