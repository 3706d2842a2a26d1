package io.kenh.condition;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Measures one thread: java -cp … io.kenh.condition.MatcherSpeed. Ten clauses, all of which hold, so none is skipped. */
final class MatcherSpeed {

    private static final Moment NOW = new Moment(Instant.parse("2027-02-28T05:00:00Z"), ZoneId.of("Asia/Ho_Chi_Minh"));

    private MatcherSpeed() {
    }

    public static void main(String[] args) {
        Map<String, Object> values = Map.of("name", "Đặng Thị Hồng", "status", "Quan tâm", "score", 42, "birthday", "1990-02-28",
                "care", "2027-02-10T03:00:00Z", "tags", List.of("VIP", "Tư vấn"), "vip", true, "owner", 7);
        Facts facts = values::get;
        Matcher matcher = Conditions.compile(new All(clauses()), fields());
        for (int round = 0; round < 6; round++) {
            int rounds = 200_000;
            int held = 0;
            long start = System.nanoTime();
            for (int i = 0; i < rounds; i++) {
                held += matcher.matches(facts, NOW) ? 1 : 0;
            }
            System.out.printf("%,d evaluations a second (%d of %d held)%n", rounds * 1_000_000_000L / (System.nanoTime() - start), held, rounds);
        }
    }

    private static List<Condition> clauses() {
        return new ArrayList<>(List.of(new Clause("name", "contains", "thị"), new Clause("name", "contains_folded", "hong"),
                new Clause("status", "in", List.of("Quan tâm", "Sẽ tham gia")), new Clause("score", "at_least", 10),
                new Clause("birthday", "anniversary", null), new Clause("birthday", "age_at_least", 18),
                new Clause("care", "days_ago_at_least", 15), new Clause("tags", "has", "Tư vấn"), new Clause("vip", "is", true),
                new Clause("owner", "is", 7)));
    }

    private static Fields fields() {
        return Fields.of(List.of(Field.of("name", FieldType.TEXT), Field.of("status", FieldType.CHOICE), Field.of("score", FieldType.NUMBER),
                Field.of("birthday", FieldType.DATE), Field.of("care", FieldType.DATETIME), Field.of("tags", FieldType.TAGS),
                Field.of("vip", FieldType.BOOLEAN), Field.of("owner", FieldType.REFERENCE)));
    }
}
