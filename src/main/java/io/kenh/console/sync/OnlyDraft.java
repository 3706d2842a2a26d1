package io.kenh.console.sync;

import java.util.Arrays;
import java.util.List;

/** One filter of the form: a field and the values of which one must be there; nothing between commas stands for nothing. */
record OnlyDraft(String field, List<String> values) {

    static final OnlyDraft BLANK = new OnlyDraft("", List.of());

    OnlyDraft {
        values = List.copyOf(values);
    }

    /** @param typed values with commas between */
    static OnlyDraft typed(String field, String typed) {
        return new OnlyDraft(field, typed.isBlank() && field.isEmpty() ? List.of() : Arrays.stream(typed.split(",", -1)).map(String::strip).distinct().toList());
    }

    /** For the form. */
    public String text() {
        return String.join(", ", values);
    }
}
