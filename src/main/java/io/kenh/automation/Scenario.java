package io.kenh.automation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * A story that automations are held to: given these records, when this happens and time passes, expect these actions. Written
 * as YAML beside the automations; {@code docs/scenarios.md} describes every word.
 *
 * @param start       what the clock shows at the beginning, {@code 2026-03-01 07:00} in the hub's zone or an instant; null for now
 * @param company     true to play with the company's own staff, groups, templates, connections … as they are; else with none
 * @param automations each a file's path, {@code {id: 12}} of an automation of this hub, or a whole {@link Definition}
 * @param given       what is there before the automations begin to work: {@code {lead: lan, status: New}}, {@code {staff: …}}
 */
public record Scenario(String name, String about, String start, Boolean company, List<JsonNode> automations,
                       List<Map<String, Object>> given, List<Step> steps) {

    public Scenario {
        automations = automations == null ? List.of() : List.copyOf(automations);
        given = given == null ? List.of() : List.copyOf(given);
        steps = steps == null ? List.of() : List.copyOf(steps);
    }

    /**
     * One thing that happens, and what is expected since the step that expected before. Of the first six one is there, or
     * none where only something is looked at.
     *
     * @param create   {@code {lead: lan, name: Lan, status: New}}: the kind of record, what this story calls it, its fields
     * @param imported the same, by an import
     * @param update   {@code {record: lan, status: Hot, addTags: [VIP]}}
     * @param told     something that changes no field: {@code {record: lan, what: clicked, link: "https://…"}}, also opened and submitted
     * @param pass     a time that passes: {@code 15d}, {@code 2h30m}
     * @param until    the time passes up to a moment: {@code 2026-03-08 08:00}, or {@code 08:00} for the next such
     * @param expect   list of actions, each {@code {sms: {to: lan, text: …}}}; an empty list for none; null to say nothing yet
     * @param check    fields of records as they are then: {@code {lan: {status: Lost}}}
     */
    public record Step(Map<String, Object> create, @JsonProperty("import") Map<String, Object> imported, Map<String, Object> update,
                       Map<String, Object> told, @JsonProperty("wait") String pass, String until, List<Map<String, Object>> expect, Map<String, Map<String, Object>> check) { }
}
