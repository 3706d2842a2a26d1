package io.kenh.automation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.api.ApiTest;
import io.kenh.automation.Simulation;
import io.kenh.automation.Simulations;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Each way to wake an automation, in a story: what wakes it, and beside it what does not. */
@ApiTest
class EveryTriggerTest {

    private static final String WOKEN = "expect: [{sms: {text: Woken}}]";
    private static final String NOTHING = "expect: []";

    @Autowired
    private Simulations simulations;

    static Stream<Arguments> stories() {
        return Stream.of(
                story("added to a campaign", "contact", "{on: campaign-joined, campaign: Spring}",
                        "{update: {record: an, status: Join}, expect: [{opportunity: {}}, {sms: {text: Woken}}]}", "{update: {record: an, status: Again}, expect: [{skipped: {action: add-to-campaign}}]}"),
                story("a page is visited", "contact", "{on: page-visited, url: /pricing}",
                        "{told: {record: an, what: visited, url: 'https://shop.example/jobs'}, " + NOTHING + "}",
                        "{told: {record: an, what: visited, url: 'https://shop.example/pricing'}, " + WOKEN + "}"),
                story("a document is downloaded", "contact", "document-downloaded", "{told: {record: an, what: clicked, link: 'https://shop.example/'}, " + NOTHING + "}",
                        "{told: {record: an, what: clicked, link: 'https://shop.example/a.pdf', document: true}, " + WOKEN + "}"),
                story("often in touch", "contact", "{on: interactions, count: 3, within: 7d}",
                        "{told: {record: an, what: opened}}", "{wait: 6d}", "{told: {record: an, what: clicked, link: x}, " + NOTHING + "}",
                        "{wait: 2d}", "{told: {record: an, what: visited, url: x}, " + NOTHING + "}", "{told: {record: an, what: wrote}, " + WOKEN + "}",
                        "{told: {record: an, what: opened}, " + NOTHING + "}"),
                story("no interaction for a time", "contact", "{on: inactivity, for: 10d}", "{update: {record: an, status: Talked}}", "{wait: 9d}",
                        "{told: {record: an, what: opened}, " + NOTHING + "}", "{wait: 9d, " + NOTHING + "}", "{wait: 2d, " + WOKEN + "}", "{wait: 30d, " + NOTHING + "}"),
                story("a mail is opened", "contact", "message-opened", "{told: {record: an, what: clicked, link: x}, " + NOTHING + "}", "{told: {record: an, what: opened}, " + WOKEN + "}"),
                story("a tag is put on", "contact", "{on: tag-added, tag: VIP}", "{update: {record: an, addTags: [Other]}, " + NOTHING + "}",
                        "{update: {record: an, addTags: [VIP]}, " + WOKEN + "}", "{update: {record: an, status: Later}, " + NOTHING + "}"),
                story("a birthday", "contact", "{on: milestone, field: birthday, days: -1, at: '08:00'}", "{wait: 3d, " + NOTHING + "}", "{wait: 1d, " + WOKEN + "}", "{wait: 300d, " + NOTHING + "}"),
                story("a condition of one's own", "contact", "updated", "{update: {record: an, title: Boss}, " + NOTHING + "}", "{update: {record: an, custom.size: 50}, " + WOKEN + "}")
                        .with("conditions: {all: [{field: custom.size, op: changed}, {field: custom.size, op: at_least, value: 50}]}"),
                story("hot enough", "contact", "{on: score-reached, score: 50}", "{update: {record: an, score: 49}, " + NOTHING + "}", "{update: {record: an, score: 80}, " + WOKEN + "}",
                        "{update: {record: an, score: 90}, " + NOTHING + "}"),
                story("an opportunity is lost", "opportunity", "{on: stage-reached, stage: lost, lost_reason: price}", "{update: {record: deal, stage: offer}, " + NOTHING + "}",
                        "{update: {record: deal, stage: lost, lost_reason: price}, " + WOKEN + "}"),
                story("nothing moves", "opportunity", "{on: inactivity, for: 14d}", "{update: {record: deal, stage: offer}}", "{wait: 13d, " + NOTHING + "}",
                        "{update: {record: deal, stage: talks}}", "{wait: 13d, " + NOTHING + "}", "{wait: 2d, " + WOKEN + "}"),
                story("a role is given", "contact", "{on: role-assigned, role: decision-maker}", "{update: {record: an, buyer_role: user}, " + NOTHING + "}",
                        "{update: {record: an, buyer_role: decision-maker}, " + WOKEN + "}"),
                story("a status is reached", "contact", "{on: status-reached, status: Customer}", "{update: {record: an, status: Lead}, " + NOTHING + "}",
                        "{update: {record: an, status: Customer}, " + WOKEN + "}")).map(story -> Arguments.of(story.name(), story.text()));
    }

    private record Story(String name, String text) {

        Story with(String more) {
            return new Story(name, text.replace("    actions: [{action: send-sms", "    " + more + "\n    actions: [{action: send-sms"));
        }
    }

    private static Story story(String name, String object, String trigger, String... steps) {
        return new Story(name, """
                start: 2026-03-02 09:00
                automations:
                  - name: Wakes
                    object: %s
                    trigger: %s
                    actions: [{action: send-sms, with: {to: customer, text: Woken}}]
                  - {name: Joins, object: contact, trigger: updated, conditions: {field: status, op: in, value: [Join, Again]}, actions: [{action: add-to-campaign, with: {campaign: Spring}}]}
                given:
                  - {field: size, of: contact, type: number}
                  - {campaign: Spring, object: contact}
                  - {contact: an, name: An, phone: "0901234567", birthday: 1990-03-07}
                  - {opportunity: deal, name: Deal, stage: new, contact: an}
                steps:
                  - %s
                """.formatted(object, trigger, String.join("\n  - ", steps)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stories")
    void wakesAtItsMomentAndAtNoOther(String name, String story) {
        Simulation played = simulations.play(simulations.read(story), null);

        assertThat(played.passed()).as("%s", played).isTrue();
    }
}
