package io.kenh.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.condition.Clause;
import io.kenh.condition.Condition;
import io.kenh.condition.Field;
import io.kenh.condition.FieldType;
import io.kenh.condition.Fields;
import io.kenh.condition.Moment;
import io.kenh.event.Change;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AutomationIndexTest {

    private static final Fields FIELDS = Fields.of(List.of(Field.of("status", FieldType.TEXT), Field.of("source", FieldType.TEXT),
            Field.of("tags", FieldType.TAGS)));
    private static final Moment NOW = new Moment(Instant.EPOCH, ZoneId.of("Asia/Ho_Chi_Minh"));

    @Property(tries = 200)
    void no_automation_that_matches_is_overlooked(@ForAll @Size(max = 40) List<@IntRange(max = 9) Integer> kinds, @ForAll @IntRange(max = 4) int value) {
        List<Ready> all = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            all.add(ready(i, condition(kinds.get(i))));
        }
        ChangeFacts facts = new ChangeFacts(change(Map.of("status", "s" + value, "tags", List.of("t" + value, "t9"))));
        List<Ready> found = new AutomationIndex(all).candidates(facts.change(), facts).stream().filter(r -> r.matches(facts, NOW)).toList();
        assertThat(found).containsExactlyElementsOf(all.stream().filter(r -> r.matches(facts, NOW)).toList());
    }

    @Test
    void ten_thousand_automations_leave_few_candidates_for_a_change() {
        List<Ready> all = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            all.add(ready(i, new Clause("status", "is", "s" + i)));
        }
        assertThat(candidates(all, "lead", Change.CREATED)).hasSize(1);
        assertThat(candidates(all, "lead", Change.UPDATED)).isEmpty();
        assertThat(candidates(all, "ticket", Change.CREATED)).isEmpty();
    }

    private static List<Ready> candidates(List<Ready> all, String object, String kind) {
        Change change = new Change(1, object, 1, kind, "lane", Map.of("status", "s77"), Map.of(), "event:1", 0, Instant.EPOCH);
        return new AutomationIndex(all).candidates(change, new ChangeFacts(change));
    }

    private static Condition condition(int kind) {
        return switch (kind) {
            case 0 -> null;
            case 1, 2, 3 -> new Clause("status", "is", "s" + kind);
            case 4, 5, 6 -> new Clause("tags", "has", "t" + (kind - 3));
            case 7 -> new Clause("source", "empty", null);
            default -> new Clause("status", "contains", "s");
        };
    }

    private static Ready ready(long id, Condition condition) {
        Definition definition = new Definition("a" + id, null, "lead", TriggerSpec.of("created"), null, condition, List.of(new Definition.Action("send-sms", Map.of())));
        return new Ready(new Automation(id, "a" + id, "active", 1, definition), FIELDS);
    }

    private static Change change(Map<String, Object> record) {
        return new Change(1, "lead", 1, Change.CREATED, "lead:1", record, Map.of(), "event:1", 0, Instant.EPOCH);
    }
}
