package io.kenh.connector.webhook;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which field of ours a question of a form service fills, as a person wrote it: {@code Số điện thoại = phone; q7 = budget}. */
record FieldNames(Map<String, String> byQuestion) {

    /** What cannot be read as {@code question = field} is passed over. */
    static FieldNames read(String written) {
        Map<String, String> names = new HashMap<>();
        for (String pair : written.split("[;\n]")) {
            int equals = pair.lastIndexOf('=');
            if (equals > 0 && !pair.substring(equals + 1).isBlank()) {
                names.put(normal(pair.substring(0, equals)), pair.substring(equals + 1).strip());
            }
        }
        return new FieldNames(names);
    }

    Optional<String> of(String question) {
        return Optional.ofNullable(byQuestion.get(normal(question)));
    }

    private static String normal(String question) {
        return question.strip().toLowerCase(Locale.ROOT);
    }
}
