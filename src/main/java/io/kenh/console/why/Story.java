package io.kenh.console.why;

import io.kenh.automation.Automation;
import io.kenh.automation.YamlText;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.delivery.Consents;
import io.kenh.delivery.Purpose;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes a first scenario for an automation: a record like one of the company's own, what happens to it, and some time that passes. */
@Component
class Story {

    private static final List<String> TOLD = List.of("name", "subject", "phone", "email", "status", "stage", "source", "tags", "address", "birthday",
            "industry", "score", "priority", "category", "company");

    private final Records records;
    private final Consents consents;
    private final JdbcClient db;

    Story(Records records, Consents consents, JdbcClient db) {
        this.records = records;
        this.consents = consents;
        this.db = db;
    }

    /** What usually wakes the automation: create, import or update; wait for one that goes by the clock. */
    static String usual(Automation automation) {
        String on = automation.definition().trigger() == null ? "" : automation.definition().trigger().on();
        return on.startsWith("created") ? "create" : on.equals("imported") ? "import" : on.equals("updated") ? "update" : "wait";
    }

    static String usualTime(Automation automation) {
        return usual(automation).equals("wait") ? "31d" : "1d";
    }

    String of(Automation automation, String sample, String what, String pass) {
        String object = automation.definition().object();
        Map<String, Object> record = new LinkedHashMap<>();
        record.put(object, "an");
        record.putAll(told(RecordType.of(object), sample));
        Map<String, Object> story = new LinkedHashMap<>();
        story.put("name", automation.name());
        story.put("company", true);
        story.put("automations", List.of(Map.of("id", automation.id())));
        List<Map<String, Object>> given = new ArrayList<>(consents(record));
        if (what.equals("update") || what.equals("wait")) {
            given.add(record);
        }
        story.put("given", given);
        story.put("steps", steps(what, record, pass));
        return YamlText.write(story);
    }

    /** What the person really said about advertising: without it none would leave in the story. */
    private List<Map<String, Object>> consents(Map<String, Object> record) {
        return consents.newest(Stream.of("phone", "email").map(record::get).filter(Objects::nonNull).map(Object::toString).toList()).stream()
                .filter(word -> word.purpose() == Purpose.ADVERTISING).map(word -> {
                    Map<String, Object> line = new LinkedHashMap<>();
                    line.put("consent", word.address());
                    line.put("given", word.given());
                    return line;
                }).toList();
    }

    private static List<Map<String, Object>> steps(String what, Map<String, Object> record, String pass) {
        Map<String, Object> time = Map.of("wait", pass);
        if (what.equals("update")) {
            Map<String, Object> update = new LinkedHashMap<>();
            update.put("record", "an");
            update.put("addTags", List.of("VIP"));
            return List.of(Map.of("update", update), time);
        }
        return what.equals("wait") ? List.of(time) : List.of(Map.of(what, record), time);
    }

    private Map<String, Object> told(RecordType type, String sample) {
        String digits = sample.strip().replaceFirst("(?s)^#?(\\d{1,15}).*", "$1");
        Long id = digits.matches("\\d{1,15}") ? Long.valueOf(digits)
                : db.sql("select id from %s order by id desc limit 1".formatted(type.key())).query(Long.class).optional().orElse(null);
        Map<String, Object> found = id == null ? Map.of() : records.find(type, id).orElse(Map.of());
        Map<String, Object> told = new LinkedHashMap<>();
        TOLD.stream().filter(field -> found.get(field) != null && !found.get(field).equals("")).forEach(field -> told.put(field, found.get(field)));
        return told.isEmpty() ? Map.of("name", "An") : told;
    }
}
