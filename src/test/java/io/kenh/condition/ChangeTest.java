package io.kenh.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTest {

    private static final Moment NOW = new Moment(Instant.parse("2027-02-28T05:00:00Z"), ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final Fields FIELDS = Fields.of(List.of(Field.of("status", FieldType.CHOICE), Field.of("tags", FieldType.TAGS),
            Field.of("score", FieldType.NUMBER)));

    record Change(Object before, Object after) implements Facts {

        @Override
        public Object get(String field) {
            return after;
        }

        @Override
        public boolean changed(String field) {
            return !Objects.equals(before, after);
        }

        @Override
        public Object before(String field) {
            return before;
        }
    }

    @ParameterizedTest
    @CsvSource({"New, Lost, true, true, false", "New, New, false, false, false", ", Lost, true, true, false", "Lost, New, true, false, true",
            "Lost, , true, false, true", ", , false, false, false"})
    void aValueChangesAwayFromOneAndToAnother(String before, String after, boolean changed, boolean toLost, boolean fromLost) {
        Change change = new Change(before, after);
        assertThat(holds(new Clause("status", "changed", null), change)).isEqualTo(changed);
        assertThat(holds(new Clause("status", "changed_to", "Lost"), change)).isEqualTo(toLost);
        assertThat(holds(new Clause("status", "changed_from", "Lost"), change)).isEqualTo(fromLost);
    }

    @Test
    void aTagIsAddedOrRemovedThoughOthersStay() {
        Change added = new Change(List.of("VIP"), List.of("VIP", "Tư vấn"));
        assertThat(holds(new Clause("tags", "changed_to", "Tư vấn"), added)).isTrue();
        assertThat(holds(new Clause("tags", "changed_to", "VIP"), added)).isFalse();
        assertThat(holds(new Clause("tags", "changed_from", "VIP"), new Change(List.of("VIP"), List.of()))).isTrue();
    }

    @Test
    void anyNewTagCountsAsAdded() {
        assertThat(holds(new Clause("tags", "added", null), new Change(List.of("VIP"), List.of("VIP", "Tư vấn")))).isTrue();
        assertThat(holds(new Clause("tags", "added", null), new Change(null, List.of("VIP")))).isTrue();
        assertThat(holds(new Clause("tags", "added", null), new Change(List.of("VIP", "Tư vấn"), List.of("VIP")))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"49, 50, true", "49, 70, true", ", 50, true", "50, 60, false", "70, 50, false", "10, 49, false", "70, , false"})
    void aThresholdIsReachedFromBelowOnly(Integer before, Integer after, boolean reached) {
        assertThat(holds(new Clause("score", "reached", 50), new Change(before, after))).isEqualTo(reached);
    }

    @Test
    void aStoredRecordHasNoBeforeSoSqlRefusesWithTheReason() {
        Condition condition = new All(List.of(new Clause("status", "is", "New"), new Clause("status", "changed_to", "New")));
        assertThatThrownBy(() -> Conditions.sql(condition, new Stored(), NOW)).isInstanceOf(InvalidCondition.class)
                .hasMessage("status changed_to New: found 'changed_to', wanted an operator that needs no change: stored records have no before");
    }

    @Test
    void explainSaysWhatEachClauseSaw() {
        Condition condition = new Any(List.of(new Clause("status", "is", "New"), new Clause("status", "changed_to", "Lost")));
        Matcher matcher = Conditions.compile(condition, FIELDS);
        assertThat(matcher.matches(new Change("New", "Lost"), NOW)).isTrue();
        assertThat(matcher.explain(new Change("New", "Lost"), NOW)).containsExactly(
                new Finding(new Clause("status", "is", "New"), "Lost", false),
                new Finding(new Clause("status", "changed_to", "Lost"), "Lost", true));
    }

    private static boolean holds(Clause clause, Facts facts) {
        return Conditions.compile(clause, FIELDS).matches(facts, NOW);
    }

    private record Stored() implements SqlFields {

        @Override
        public org.jooq.Field<?> column(String name) {
            return org.jooq.impl.DSL.field(name);
        }

        @Override
        public Optional<Field> find(String name) {
            return FIELDS.find(name);
        }

        @Override
        public List<String> names() {
            return FIELDS.names();
        }
    }
}
