package io.kenh.console.sync;

import io.kenh.sync.MappingSample;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the templates of mappings cannot write themselves. */
@Component
class MappingWords {

    private static final int LONGEST = 120;

    /** A field of the CRM as texts name it. */
    public String place(String field) {
        return "{{" + field + "}}";
    }

    public boolean offers(List<MappingSample.Choice> choices, Object id) {
        return choices.stream().anyMatch(choice -> choice.id().equals(id.toString()));
    }

    /** Whether a row tells anything in a field. */
    public boolean says(MappingSample sample, FieldDraft field) {
        return Stream.of(sample.theirs().get(field.crm()), sample.ours().get(field.ours())).anyMatch(value -> value != null && !value.toString().isBlank());
    }

    /** A value for people; a dash for none. */
    public String value(Map<String, Object> values, String field) {
        String text = values.get(field) == null ? "" : values.get(field).toString();
        return text.isBlank() ? "–" : text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
