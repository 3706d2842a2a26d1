package io.kenh.console.webform;

import io.kenh.form.FormField;
import io.kenh.form.FormLook;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.util.MultiValueMap;

/** A form as it stands in the editor, rows of inputs with the same names. */
final class FormDraft {

    private FormDraft() {
    }

    /** Rows come in the order of the page; what is missing in a row is blank. */
    static FormLook read(MultiValueMap<String, String> typed) {
        int rows = Math.min(typed.getOrDefault("field", List.of()).size(), FormLook.MOST_FIELDS);
        List<FormField> fields = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            fields.add(new FormField(at(typed, "field", i), at(typed, "label", i), kind(at(typed, "kind", i)),
                    at(typed, "required", i).equals("true"), List.of(at(typed, "choices", i).split("\\R"))));
        }
        return new FormLook(at(typed, "title", 0), at(typed, "intro", 0), at(typed, "button", 0), at(typed, "thanks", 0), fields);
    }

    /** Does what a row's button says: {@code add}, {@code up.2}, {@code down.2}, {@code remove.2}; anything else changes nothing. */
    static FormLook after(FormLook look, String verb) {
        List<FormField> fields = new ArrayList<>(look.fields());
        int row = verb.matches("[a-z]+\\.\\d{1,3}") ? Integer.parseInt(verb.substring(verb.indexOf('.') + 1)) : -1;
        if (verb.equals("add") && fields.size() < FormLook.MOST_FIELDS) {
            fields.add(new FormField("", "", "text", false, List.of()));
        } else if (verb.startsWith("remove.") && row < fields.size()) {
            fields.remove(row);
        } else if (verb.startsWith("up.") && row > 0 && row < fields.size()) {
            Collections.swap(fields, row, row - 1);
        } else if (verb.startsWith("down.") && row >= 0 && row < fields.size() - 1) {
            Collections.swap(fields, row, row + 1);
        }
        return new FormLook(look.title(), look.intro(), look.button(), look.thanks(), fields);
    }

    private static String kind(String typed) {
        return FormField.KINDS.contains(typed) ? typed : "text";
    }

    private static String at(MultiValueMap<String, String> typed, String name, int row) {
        List<String> values = typed.getOrDefault(name, List.of());
        String value = row < values.size() && values.get(row) != null ? values.get(row) : "";
        return value.length() > 4_000 ? value.substring(0, 4_000) : value;
    }
}
