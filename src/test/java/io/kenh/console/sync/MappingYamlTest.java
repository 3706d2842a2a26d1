package io.kenh.console.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.console.sync.FieldDraft.Pair;
import java.util.List;
import org.junit.jupiter.api.Test;

class MappingYamlTest {

    private static final String TEXT = """
            # deals of the north
            object: opportunity
            creates: in   # never makes rows
            match: [name]
            rows: {stage: [open, ""]}
            owner: latest
            fields:
              # what people see
              name: name
              stage: {crm: stage, owner: crm, values: {"Mới": open, won: 'closed'}, otherwise: new}
              info: {in: "{{note}} ({{city}})"}   # made of two
              contact_id: {crm: person, to: contact}
            """;

    private static MappingDraft draft() {
        return MappingText.draft(TEXT).orElseThrow();
    }

    @Test
    void whatTheFormDidNotChangeStaysAsItWasWritten() {
        assertThat(MappingYaml.write(TEXT, draft())).isEqualTo(TEXT);
    }

    @Test
    void theFormHoldsAllThatTheTextSays() {
        assertThat(draft().fields().get(1)).isEqualTo(new FieldDraft("stage", "stage", "", "", "crm", List.of(new Pair("Mới", "open"), new Pair("won", "closed")), "new", ""));
        assertThat(draft().rows()).containsExactly(new OnlyDraft("stage", List.of("open", "")));
        assertThat(draft().fields().get(3).to()).isEqualTo("contact");
    }

    @Test
    void aChangeOfOneRowLeavesTheOthersWithTheirComments() {
        MappingDraft changed = new MappingVerb("field.up.1").apply(draft().withFields(fields -> {
            fields.set(2, new FieldDraft("info", "note", "", "", "", List.of(), "", ""));
            return fields;
        }));

        String text = MappingYaml.write(TEXT, changed);

        assertThat(text).contains("# deals of the north", "# never makes rows", "# what people see", "{crm: stage, owner: crm, values: {\"Mới\": open, won: 'closed'}, otherwise: new}",
                "info: note");
        assertThat(text.indexOf("stage: {crm")).isLessThan(text.indexOf("name: name"));
        assertThat(MappingText.draft(text)).contains(changed);
    }

    @Test
    void anEmptyTextBecomesWhatTheFormSays() {
        MappingDraft made = new MappingDraft("contact", "lead", "in", "", List.of("email"), "", "ask", List.of(), List.of(new OnlyDraft("status", List.of("New"))),
                List.of(new FieldDraft("email", "mail", "", "", "", List.of(new Pair("true", "no")), "", ""), FieldDraft.BLANK));

        assertThat(MappingText.draft(MappingYaml.write("", made))).contains(made.trimmed());
    }

    @Test
    void aTextThatTheFormHasNoPlaceForStaysAText() {
        assertThat(MappingText.draft("object: contact\nfields: [name]\n")).isEmpty();
        assertThat(MappingText.draft("object: contact\nfields: {name: {crm: name, colour: red}}\n")).isEmpty();
        assertThat(MappingText.draft("object: [")).isEmpty();
    }
}
