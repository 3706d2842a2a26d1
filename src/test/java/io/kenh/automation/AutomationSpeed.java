package io.kenh.automation;

import io.kenh.condition.All;
import io.kenh.condition.Clause;
import io.kenh.condition.Condition;
import io.kenh.condition.Field;
import io.kenh.condition.FieldType;
import io.kenh.condition.Fields;
import io.kenh.condition.Moment;
import io.kenh.event.Change;
import io.kenh.platform.Json;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What it costs on one thread to find the automations a change wakes, and to ask one condition. Run by {@code bench/automations}. */
final class AutomationSpeed {

    private static final Moment NOW = new Moment(Instant.parse("2027-02-28T05:00:00Z"), ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final Fields FIELDS = Fields.of(List.of(Field.of("name", FieldType.TEXT), Field.of("status", FieldType.TEXT),
            Field.of("source", FieldType.TEXT), Field.of("score", FieldType.NUMBER), Field.of("birthday", FieldType.DATE),
            Field.of("last_care", FieldType.DATETIME), Field.of("tags", FieldType.TAGS), Field.of("owner_id", FieldType.REFERENCE),
            Field.of("title", FieldType.TEXT), Field.of("company", FieldType.TEXT)));
    private static final String RECORD = """
            {"name": "Đặng Thị Hồng", "status": "s%d", "source": "Facebook", "score": 42, "birthday": "1990-02-28", "title": "Chị",
             "last_care": "2027-02-10T03:00:00.123456+00:00", "tags": ["VIP", "Tư vấn"], "owner_id": 7, "company": "Công ty Hòa Bình"}""";
    private static final int RECORDS = 1_000;

    private AutomationSpeed() {
    }

    public static void main(String[] args) {
        for (int round = 0; round < 3; round++) {
            boolean last = round == 2;
            conditions(last);
            for (int automations : List.of(1, 100, 10_000)) {
                index(automations, last);
            }
        }
    }

    /** Each record is asked once, so nothing of it can be known from before. */
    private static void conditions(boolean say) {
        Ready ready = ready(1, new All(List.of(new Clause("status", "not_empty", null), new Clause("name", "contains", "thị"),
                new Clause("source", "in", List.of("Facebook", "Zalo")), new Clause("score", "at_least", 10), new Clause("birthday", "anniversary", null),
                new Clause("birthday", "age_at_least", 18), new Clause("last_care", "days_ago_at_least", 15), new Clause("tags", "has", "Tư vấn"),
                new Clause("owner_id", "is", 7), new Clause("title", "is", "Chị"))));
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 40; i++) {
            List<Change> changes = changes(1);
            long from = System.nanoTime();
            long held = changes.stream().filter(change -> ready.matches(new ChangeFacts(change), NOW)).count();
            best = Math.min(best, (System.nanoTime() - from) / (double) RECORDS);
            if (held != RECORDS) {
                throw new IllegalStateException("only " + held + " held");
            }
        }
        say(say, "ten conditions, all of which hold, each record asked once: %,.0f evaluations a second%n", 1e9 / best);
    }

    private static void index(int automations, boolean say) {
        List<Ready> all = new ArrayList<>();
        for (int i = 0; i < automations; i++) {
            all.add(ready(i, new All(List.of(new Clause("status", "is", "s" + i), new Clause("score", "at_least", 10)))));
        }
        AutomationIndex index = new AutomationIndex(all);
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 200; i++) {
            List<Change> changes = changes(automations);
            long from = System.nanoTime();
            long woken = changes.stream().mapToLong(change -> {
                ChangeFacts facts = new ChangeFacts(change);
                return index.candidates(change, facts).stream().filter(candidate -> candidate.matches(facts, NOW)).count();
            }).sum();
            best = Math.min(best, (System.nanoTime() - from) / (double) RECORDS);
            if (woken != RECORDS) {
                throw new IllegalStateException("woken " + woken);
            }
        }
        say(say, "%,d active automations, one of them holds: %,.0f ns for a change%n", automations, best);
    }

    private static List<Change> changes(int statuses) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            Map<String, Object> record = Json.map(RECORD.formatted(i % statuses));
            changes.add(new Change(i, "contact", i, Change.CREATED, "contact:" + i, record, Map.of(), "event:1", 0, Instant.EPOCH));
        }
        return changes;
    }

    private static Ready ready(long id, Condition condition) {
        Definition definition = new Definition("a" + id, null, "contact", TriggerSpec.of("created"), null, condition, List.of());
        return new Ready(new Automation(id, "a" + id, "active", 1, definition), FIELDS);
    }

    private static void say(boolean say, String format, Object... values) {
        if (say) {
            System.out.printf(Locale.ROOT, format, values);
        }
    }
}
