package io.kenh.automation.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kenh.api.ApiTest;
import io.kenh.automation.Automations;
import io.kenh.automation.Definition;
import io.kenh.automation.Simulation;
import io.kenh.automation.Simulations;
import io.kenh.automation.YamlText;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.delivery.Dispatch;
import io.kenh.event.Cause;
import io.kenh.platform.Rehearsal;
import io.kenh.platform.Rehearsals;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
class SimulationTest {

    private static final String STORY = """
            name: Greet
            start: 2026-03-02 09:00
            automations:
              - name: Greet
                object: lead
                trigger: created
                conditions: {field: status, is: %s}
                actions:
                  - action: send-sms
                    with: {to: customer, text: "Hi {{name}}"}
            steps:
              - create: {lead: lan, name: Lan, phone: "0901234567", status: New, times: %d}
                expect:
                  - {sms: {contains: Hi}, times: %d}
            """;

    @Autowired
    private Simulations simulations;
    @Autowired
    private Rehearsals rehearsals;
    @Autowired
    private Dispatch dispatch;
    @Autowired
    private Automations automations;
    @Autowired
    private Records records;
    @Autowired
    private JdbcClient db;

    @Test
    void aScenarioFailsWithWhatIsMissingAndWhatIsTooMuch() {
        Simulation less = simulations.play(simulations.read(STORY.formatted("Never", 1, 1)), null);
        assertThat(less.passed()).isFalse();
        assertThat(less.steps().get(0).missing()).hasSize(1);

        Simulation more = simulations.play(simulations.read(STORY.formatted("New", 1, 1).replace("contains: Hi", "contains: Bye")), null);
        assertThat(more.steps().get(0).unexpected()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo("sms");
            assertThat(found.facts()).containsEntry("to", "+84901234567").containsEntry("text", "Hi Lan").containsEntry("record", "lan");
        });
    }

    @Test
    void nothingOfItIsInTheHubAfterwards() {
        String counts = "select (select count(*) from lead) || ' ' || (select count(*) from change) || ' ' || (select count(*) from message) || ' ' || (select count(*) from automation)";
        String before = db.sql(counts).query(String.class).single();

        assertThat(simulations.play(simulations.read(STORY.formatted("New", 1, 1)), null).passed()).isTrue();

        assertThat(db.sql(counts).query(String.class).single()).isEqualTo(before);
    }

    @Test
    void whoTriesToSendReallyIsRefused() {
        try (Rehearsal rehearsal = rehearsals.open(null, List.of())) {
            assertThatThrownBy(() -> rehearsal.run(() -> dispatch.answer(1))).hasMessageContaining("nothing leaves");
        }
    }

    @Test
    void severalArePlayedAtOnceWithoutSeeingEachOther() {
        List<CompletableFuture<Simulation>> all = IntStream.rangeClosed(1, 6).mapToObj(n -> CompletableFuture.supplyAsync(() ->
                simulations.play(simulations.read(STORY.formatted("New", 1, 1).replace("Hi", "Hi " + n)), null))).toList();
        assertThat(all).allSatisfy(one -> assertThat(one.join().passed()).as("%s", one.join()).isTrue());
    }

    @Test
    void theHubAndASimulationDoNotDisturbEachOther() {
        long automation = automations.save(null, null, YamlText.read("""
                {name: Live, object: lead, trigger: created, filter: {field: source, is: load}, actions: [{action: update-record, with: {set: {status: Seen}}}]}""",
                Definition.class), "test");
        automations.activate(automation);
        CompletableFuture<Void> load = CompletableFuture.runAsync(() -> IntStream.range(0, 200).forEach(n ->
                records.create(RecordType.LEAD, Map.of("name", "Load " + n, "source", "load"), new Cause("test", 0))));

        List<Simulation> played = IntStream.range(0, 3).mapToObj(n -> simulations.play(simulations.read(STORY.formatted("New", 200, 200)
                .replace("phone: \"0901234567\"", "email: \"lan{{n}}@example.com\"").replace("send-sms", "send-mail").replace("{to: customer,", "{to: customer, subject: Hi,").replace("{sms:", "{mail:")), null)).toList();
        load.join();

        assertThat(played).allSatisfy(one -> assertThat(one.passed()).as("%s", one.trouble()).isTrue());
        await().until(() -> db.sql("select count(*) from lead where source = 'load' and status = 'Seen'").query(Long.class).single() == 200);
        assertThat(db.sql("select count(*) from lead where email like 'lan%@example.com'").query(Long.class).single()).isZero();
        automations.pause(automation);
    }

    @Test
    void aLoopOfTwoAutomationsEnds() {
        Simulation loop = simulations.play(simulations.read("""
                start: 2026-03-02 09:00
                automations:
                  - {name: On, object: lead, trigger: updated, conditions: {field: status, is: Off}, actions: [{action: update-record, with: {set: {status: On}}}]}
                  - {name: Off, object: lead, trigger: updated, conditions: {field: status, is: On}, actions: [{action: update-record, with: {set: {status: Off}}}]}
                given:
                  - {lead: lan, name: Lan, status: New}
                steps:
                  - update: {record: lan, status: On}
                """), null);
        assertThat(loop.trouble()).isNull();
        assertThat(loop.steps().get(0).found()).anySatisfy(found -> assertThat(found.kind()).isEqualTo("failed"));
    }

    @Test
    void theGateIsPlayedToo() {
        Simulation played = simulations.play(simulations.read("""
                start: 2026-03-02 22:30
                automations:
                  - {name: Ad, object: lead, trigger: created-or-updated, actions: [{action: send-sms, with: {to: customer, purpose: advertising, text: "Sale {{status}}"}}]}
                  - {name: Note, object: lead, trigger: created, actions: [{action: send-sms, with: {to: customer, text: "Thanks"}}]}
                given:
                  - {consent: "0901234567"}
                  - {consent: "0901234569", given: false}
                steps:
                  - create: {lead: lan, name: Lan, phone: "0901234567", status: A}
                    expect:
                      - {held: {to: lan, channel: sms, rule: hours, until: "2026-03-03 07:00"}}
                      - {sms: {to: lan, text: Thanks}}
                  - create: {lead: minh, name: Minh, phone: "0901234568", status: A}
                    expect:
                      - {refused: {to: minh, rule: no-consent}}
                      - {sms: {to: minh, text: Thanks}}
                  - create: {lead: hoa, name: Hoa, phone: "0901234569", status: A}
                    expect:
                      - {refused: {to: hoa, rule: unsubscribed}}
                      - {sms: {to: hoa, text: Thanks}}
                  - wait: 8h
                    expect: []
                  - wait: 1h
                    expect:
                      - {sms: {to: lan, contains: "[QC] Sale A", at: "07:00"}}
                  - update: {record: lan, status: B}
                  - update: {record: lan, status: C}
                    expect:
                      - {sms: {contains: Sale B}}
                      - {sms: {contains: Sale C}}
                  - update: {record: lan, status: D}
                    expect:
                      - {held: {rule: per-day, until: "2026-03-04 07:00"}}
                  - wait: 2d
                    expect:
                      - {sms: {contains: Sale D, at: "2026-03-04 07:00"}}
                """), null);
        assertThat(played.passed()).as("%s", played).isTrue();
        assertThat(db.sql("select count(*) from consent where address like '+8490123456%'").query(Long.class).single()).isZero();
    }

    @Test
    void anUnknownWordIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> simulations.read("name: x\nsteps:\n  - craete: {lead: lan}\n"))
                .hasMessageContaining("line 3").hasMessageContaining("craete");
        assertThatThrownBy(() -> simulations.read("name: [")).hasMessageContaining("line 1");
        assertThat(simulations.play(simulations.read("steps: [{update: {record: nobody, status: x}}]"), null).trouble())
                .contains("found 'nobody'");
        assertThatThrownBy(() -> simulations.play(simulations.read("automations: [/etc/passwd]\nsteps: [{wait: 1d}]"), null))
                .hasMessageContaining("command line only");
    }

    @Test
    void aSessionThatFallsInTheMiddleLeavesNothing() {
        Rehearsal rehearsal = rehearsals.open(Instant.EPOCH, List.of());
        rehearsal.close();
        assertThatThrownBy(() -> rehearsal.run(() -> db.sql("select 1 from lead").query().listOfRows())).isInstanceOf(RuntimeException.class);
    }
}
