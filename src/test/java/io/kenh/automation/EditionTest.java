package io.kenh.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kenh.condition.All;
import io.kenh.condition.Any;
import io.kenh.condition.Clause;
import io.kenh.condition.Condition;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Limits of what an automation may be made of. */
class EditionTest {

    private static final Clause CLAUSE = new Clause("status", "is", "New");

    @Test
    void the_seventh_filter_the_eleventh_condition_and_the_sixth_action_are_refused_with_number_and_limit() {
        Edition beeiq = new Edition("beeiq");
        assertThat(beeiq.faults(definition("lead", "created", 6, 10, 5, "send-sms"))).isEmpty();
        assertThat(beeiq.faults(definition("lead", "created", 7, 11, 6, "send-sms"))).satisfiesExactly(
                fault -> assertThat(fault).startsWith("filter: found 7 conditions, wanted at most 6"),
                fault -> assertThat(fault).startsWith("conditions: found 11 conditions, wanted at most 10"),
                fault -> assertThat(fault).startsWith("actions: found 6 actions, wanted at most 5"));
    }

    @Test
    void nested_conditions_count_each() {
        Condition nested = new Any(List.of(all(5), all(6)));
        Definition definition = new Definition("x", null, "lead", TriggerSpec.of("created"), null, nested, List.of());
        assertThat(new Edition("beeiq").faults(definition)).singleElement().asString().contains("found 11");
    }

    @Test
    void antcrm_has_three_objects_four_actions_and_fewer_kinds() {
        Edition antcrm = new Edition("antcrm");
        assertThat(antcrm.faults(definition("contact", "imported", 1, 1, 4, "create-ticket"))).isEmpty();
        assertThat(antcrm.faults(definition("lead", "milestone", 1, 1, 5, "create-ticket"))).hasSize(3);
        assertThat(antcrm.faults(definition("ticket", "created", 1, 1, 1, "convert-lead"))).singleElement().asString()
                .startsWith("actions[0].action: found 'convert-lead', wanted one of [create-ticket, send-mail, send-sms]");
    }

    @Test
    void the_open_edition_has_no_limits_and_an_unknown_one_is_refused() {
        assertThat(new Edition("open").faults(definition("lead", "milestone", 60, 100, 50, "something-own"))).isEmpty();
        assertThatThrownBy(() -> new Edition("gold")).hasMessageContaining("kenh.edition: found 'gold', wanted one of [beeiq, antcrm, open]");
    }

    private static Definition definition(String object, String trigger, int filters, int conditions, int actions, String kind) {
        return new Definition("x", null, object, TriggerSpec.of(trigger), all(filters), all(conditions),
                Collections.nCopies(actions, new Definition.Action(kind, Map.of())));
    }

    private static Condition all(int clauses) {
        return new All(Collections.nCopies(clauses, CLAUSE));
    }
}
