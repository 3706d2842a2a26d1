package io.kenh.connector;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.connector.mapping.Cases;
import io.kenh.connector.mapping.Pick;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Fields and where their values stand in a tree, declared as connectors declare them. */
public final class FieldPicks {

    private final Map<String, Function<JsonNode, String>> fields = new LinkedHashMap<>();
    private final Map<String, String> places = new LinkedHashMap<>();

    private FieldPicks() {
    }

    /**
     * Reads field → pick, or field → list of cases. A pick with {@code as: days}, {@code millis} or {@code micros} is a number of
     * these since 1970 and becomes a date or a time.
     *
     * @throws RuntimeException for what is no declaration
     */
    public static FieldPicks of(JsonNode declared) {
        FieldPicks picks = new FieldPicks();
        declared.properties().forEach(field -> {
            picks.fields.put(field.getKey(), value(field.getValue()));
            picks.places.put(field.getKey(), field.getValue().isTextual() ? field.getValue().asText() : field.getValue().path("field").asText());
        });
        return picks;
    }

    private static Function<JsonNode, String> value(JsonNode declared) {
        if (declared.isArray() && declared.path(0).has("is")) {
            return new Cases(declared)::decide;
        }
        Pick pick = Pick.of(declared);
        String as = declared.path("as").asText();
        return tree -> {
            String text = pick.from(tree);
            return text == null || !text.matches("-?\\d{1,18}") ? text : time(as, Long.parseLong(text), text);
        };
    }

    private static String time(String as, long number, String text) {
        return switch (as) {
            case "days" -> LocalDate.ofEpochDay(number).toString();
            case "millis" -> Instant.ofEpochMilli(number).toString();
            case "micros" -> Instant.ofEpochSecond(Math.floorDiv(number, 1_000_000L), Math.floorMod(number, 1_000_000L) * 1_000L).toString();
            default -> text;
        };
    }

    /** The value of each field; null where the tree has an empty one. Fields whose place the tree does not mention are left out. */
    public Map<String, String> from(JsonNode tree) {
        Map<String, String> values = new LinkedHashMap<>();
        fields.forEach((name, field) -> {
            String value = field.apply(tree);
            if (value != null || isMentioned(tree, places.get(name))) {
                values.put(name, value);
            }
        });
        return values;
    }

    private static boolean isMentioned(JsonNode tree, String place) {
        return !place.isEmpty() && (tree.has(place) || !tree.at("/" + place.replace('.', '/')).isMissingNode());
    }
}
