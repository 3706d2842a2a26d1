package io.kenh.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MergeTest {

    private static FieldRule name(Owner owner, Flow flow) {
        return new FieldRule("name", "n", owner, flow, Map.of(), null, null);
    }

    private static Merge merge(Owner owner, Object mine, Object yours, Object then) {
        return merge(name(owner, Flow.BOTH), mine, yours, then, then, false);
    }

    private static Merge merge(FieldRule rule, Object mine, Object yours, Object mineThen, Object yoursThen, boolean oursIsLater) {
        return Merge.of(List.of(rule), new Merge.Sides(one(mine), one(yours), one(mineThen), one(yoursThen)), field -> oursIsLater);
    }

    private static Map<String, Object> one(Object value) {
        return Collections.singletonMap("name", value);
    }

    @Test
    void whatOneSideChangedGoesOver() {
        assertThat(merge(Owner.LATEST, "A", "B", "A").toUs()).containsEntry("name", "B");
        assertThat(merge(Owner.LATEST, "B", "A", "A").toThem()).containsEntry("name", "B");
        assertThat(merge(Owner.LATEST, null, "A", "A").toThem()).containsEntry("name", null);
    }

    @Test
    void anEchoIsNothing() {
        Merge echo = merge(name(Owner.LATEST, Flow.BOTH), "0901", "+84 901", "0901", "+84 901", true);
        assertThat(echo.toUs()).isEmpty();
        assertThat(echo.toThem()).isEmpty();
        assertThat(echo.isWhole()).isTrue();
    }

    @Test
    void aFieldGoesBackToWhatItsOwnerSays() {
        assertThat(merge(Owner.CRM, "mine", "A", "A").toUs()).containsEntry("name", "A");
        assertThat(merge(Owner.HUB, "A", "theirs", "A").toThem()).containsEntry("name", "A");
    }

    @Test
    void aFieldOfTheCrmThatWasEmptyAndIsNotShownIsStillEmpty() {
        List<FieldRule> rules = List.of(name(Owner.CRM, Flow.BOTH));
        assertThat(Merge.of(rules, new Merge.Sides(one("mine"), Map.of(), one(null), one(null)), field -> true).toUs()).containsEntry("name", null);
        assertThat(Merge.of(rules, new Merge.Sides(one("mine"), Map.of(), Map.of(), Map.of()), field -> true).toUs()).isEmpty();
    }

    @Test
    void whereBothChangedTheOwnerTheLaterOrAPersonDecides() {
        assertThat(merge(Owner.HUB, "M", "T", "A").toThem()).containsEntry("name", "M");
        assertThat(merge(Owner.CRM, "M", "T", "A").toUs()).containsEntry("name", "T");
        assertThat(merge(name(Owner.LATEST, Flow.BOTH), "M", "T", "A", "A", true).toThem()).containsEntry("name", "M");
        assertThat(merge(name(Owner.LATEST, Flow.BOTH), "M", "T", "A", "A", false).toUs()).containsEntry("name", "T");
        Merge asked = merge(Owner.ASK, "M", "T", "A");
        assertThat(asked.clashes()).singleElement().satisfies(clash -> assertThat(clash.winner()).isNull());
        assertThat(asked.toUs()).isEmpty();
        assertThat(asked.toThem()).isEmpty();
        assertThat(asked.isWhole()).isFalse();
    }

    @Test
    void whatIsStillToBeToldIsNoAgreement() {
        Merge merge = merge(Owner.HUB, "M", "T", "A");
        assertThat(merge.ours()).containsEntry("name", "A");
        assertThat(merge.theirs()).containsEntry("name", "A");
    }

    @Test
    void anEmptySideIsFilledWhereNothingWasEverAgreed() {
        Merge first = Merge.of(List.of(name(Owner.HUB, Flow.BOTH)), new Merge.Sides(one(null), one("theirs"), Map.of(), Map.of()), field -> false);
        assertThat(first.toUs()).containsEntry("name", "theirs");
    }

    @Test
    void nothingGoesAgainstItsDirection() {
        assertThat(merge(name(Owner.LATEST, Flow.IN), "M", "A", "A", "A", false).toThem()).isEmpty();
        assertThat(merge(name(Owner.LATEST, Flow.OUT), "A", "T", "A", "A", false).toUs()).isEmpty();
        assertThat(merge(name(Owner.LATEST, Flow.OUT), "M", "T", "A", "A", false).toThem()).containsEntry("name", "M");
    }

    @Test
    void aFieldThatTheRowDoesNotTellOfStays() {
        Merge silent = Merge.of(List.of(name(Owner.CRM, Flow.BOTH)), new Merge.Sides(one("M"), Map.of(), one("A"), one("A")), field -> false);
        assertThat(silent.toUs()).isEmpty();
        assertThat(silent.toThem()).isEmpty();
    }
}
