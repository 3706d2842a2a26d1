package io.kenh.form;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a form looks like. Blank texts stand for the usual ones in the visitor's language.
 *
 * @param title  above the fields; blank for none
 * @param intro  under the title; blank for none
 * @param button what the button says
 * @param thanks what is said after sending
 * @param fields in order
 */
public record FormLook(String title, String intro, String button, String thanks, List<FormField> fields) {

    /** What is wrong with a field: its place, counted from 0, and the key of the sentence that says so. */
    public record Wrong(int field, String key) { }

    /** The longest form there is. */
    public static final int MOST_FIELDS = 60;
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_ .-]{0,59}");

    public FormLook {
        fields = List.copyOf(fields);
    }

    /** What a form has that nobody has drawn yet. */
    public static FormLook usual() {
        return new FormLook("", "", "", "", List.of(FormField.usual("name", "text", true), FormField.usual("phone", "phone", true),
                FormField.usual("email", "email", false), FormField.usual("note", "lines", false)));
    }

    /** Whether somebody can send files with it. */
    public boolean hasFiles() {
        return fields.stream().anyMatch(field -> field.kind().equals("file"));
    }

    /** Everything that is wrong, in the order of the fields; empty for a form that can be shown. */
    public List<Wrong> wrong() {
        List<Wrong> wrong = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < fields.size(); i++) {
            FormField field = fields.get(i);
            if (!NAME.matcher(field.name()).matches()) {
                wrong.add(new Wrong(i, "webform.wrong.name"));
            } else if (!names.add(field.name())) {
                wrong.add(new Wrong(i, "webform.wrong.twice"));
            }
            if (field.hasChoices() && field.choices().isEmpty()) {
                wrong.add(new Wrong(i, "webform.wrong.choices"));
            }
        }
        return wrong;
    }
}
