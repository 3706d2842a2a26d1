package io.kenh.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConditionTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Fields CONTACT = Fields.of(List.of(
            Field.choice("status", List.of("New", "Lost")), Field.of("tags", FieldType.TAGS), Field.of("birthday", FieldType.DATE),
            Field.of("score", FieldType.NUMBER), Field.of("custom.size", FieldType.NUMBER),
            Field.reference("owner", name -> "CSKH 03".equals(name) ? Optional.of(3L) : Optional.empty())));

    @Test
    void theShortFormTheLongFormAndABareListMeanTheSame() throws JsonProcessingException {
        Condition expected = new All(List.of(new Clause("status", "is", "New"), new Clause("birthday", "anniversary", null)));
        assertThat(yaml("all: [{field: status, is: New}, {field: birthday, op: anniversary}]")).isEqualTo(expected);
        assertThat(yaml("all: [{field: status, op: is, value: New}, {field: birthday, anniversary: }]")).isEqualTo(expected);
        assertThat(yaml("[{field: status, is: New}, {field: birthday, anniversary: null}]")).isEqualTo(expected);
    }

    @Test
    void whatIsWrittenReadsBackTheSame() throws JsonProcessingException {
        Condition condition = new Any(List.of(new Clause("status", "in", List.of("New", "Lost")),
                new All(List.of(new Clause("score", "at_least", 5), new Clause("tags", "empty", null)))));
        String json = JSON.writeValueAsString(condition);
        assertThat(json).isEqualTo("{\"any\":[{\"field\":\"status\",\"op\":\"in\",\"value\":[\"New\",\"Lost\"]},"
                + "{\"all\":[{\"field\":\"score\",\"op\":\"at_least\",\"value\":5},{\"field\":\"tags\",\"op\":\"empty\"}]}]}");
        assertThat(JSON.readValue(json, Condition.class)).isEqualTo(condition);
    }

    @Test
    void anUnreadableClauseIsNamedWithWhatWasWanted() {
        assertThatThrownBy(() -> yaml("all: [{field: status, is: New, value: Old}]"))
                .hasMessageContaining("found {\"field\":\"status\",\"is\":\"New\",\"value\":\"Old\"}").hasMessageContaining("wanted {field");
        assertThatThrownBy(() -> yaml("just text")).hasMessageContaining("found \"just text\"");
    }

    @Test
    void everyFaultIsListedWithItsPlaceWhatWasFoundAndWhatWasWanted() throws JsonProcessingException {
        Condition condition = yaml("""
                all:
                  - {field: colour, is: red}
                  - {field: score, contains: 5}
                  - {field: birthday, on: 30.2.2000}
                  - {field: status, is: Sold}
                  - {field: owner, is: Nobody}
                  - {field: tags, empty: true}
                  - any: []
                  - {field: birthday, days_ago: -1}
                  - {field: custom.size, between: [9, 1]}
                  - {field: score, is: 1e999999999}
                """);
        assertThat(Conditions.check(condition, CONTACT)).extracting(Fault::toString).containsExactly(
                "all[0].field: found 'colour', wanted one of [status, tags, birthday, score, custom.size, owner]",
                "all[1].op: found 'contains', wanted for NUMBER one of " + Conditions.operators(FieldType.NUMBER),
                "all[2].value: found '30.2.2000', wanted a date as 2026-02-28",
                "all[3].value: found 'Sold', wanted one of [New, Lost]",
                "all[4].value: found 'Nobody', wanted the id or name of an existing owner",
                "all[5].value: found true, wanted no value",
                "all[6].any: found nothing, wanted at least one clause",
                "all[7].value: found -1, wanted a whole number of days from 0 to 100000",
                "all[8].value: found [9, 1], wanted a list of two values, the lower one first",
                "all[9].value: found Infinity, wanted a number");
        assertThatThrownBy(() -> Conditions.compile(condition, CONTACT)).isInstanceOfSatisfying(InvalidCondition.class,
                invalid -> assertThat(invalid.faults()).hasSize(10));
    }

    @Test
    void whatPostgreSqlCannotStoreIsRefusedAsAValue() {
        assertThat(Conditions.check(new Clause("tags", "has", "a\0b"), CONTACT)).hasSize(1);
        assertThat(Conditions.check(new Clause("tags", "has", "\ud83d"), CONTACT)).hasSize(1);
        assertThat(Conditions.check(new Clause("owner", "is", "CSKH 03"), CONTACT)).isEmpty();
    }

    @Test
    void anchorsAreTheEqualitiesWithoutWhichNothingHolds() throws JsonProcessingException {
        assertThat(anchors("[{field: status, is: New}, {field: score, at_least: 5}]")).isEqualTo("{status=[New]}");
        assertThat(anchors("[{field: status, in: [New, Lost]}, {field: status, changed_to: New}]")).isEqualTo("{status=[New]}");
        assertThat(anchors("any: [{field: status, is: New}, {field: status, is: New}]")).isEqualTo("{status=[New]}");
        assertThat(anchors("any: [{field: status, is: New}, {field: tags, has: VIP}]")).isEqualTo("{}");
        assertThat(anchors("any: [[{field: owner, is: 3}, {field: status, is: New}], {field: owner, is: CSKH 03}]")).isEqualTo("{owner=[3]}");
        assertThat(anchors("[{field: status, is_not: New}]")).isEqualTo("{}");
        assertThat(anchors("[]")).isEqualTo("{}");
        assertThat(anchors("{field: tags, has: VIP}")).isEqualTo("{tags=[VIP]}");
    }

    @Test
    void aRecordHasOneKeyPerTagAndNoneWhereItIsEmpty() {
        Facts facts = field -> field.equals("tags") ? List.of("VIP", "Tư vấn") : null;
        assertThat(Conditions.keys(facts, CONTACT.find("tags").orElseThrow())).containsExactlyInAnyOrder("VIP", "Tư vấn");
        assertThat(Conditions.keys(facts, CONTACT.find("status").orElseThrow())).isEmpty();
    }

    private static String anchors(String yaml) throws JsonProcessingException {
        return Conditions.anchors(yaml(yaml), CONTACT).toString();
    }

    private static Condition yaml(String yaml) throws JsonProcessingException {
        return YAML.readValue(yaml, Condition.class);
    }
}
