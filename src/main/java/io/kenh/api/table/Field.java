package io.kenh.api.table;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.api.problem.Faults;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One field of a body or an answer, or one parameter.
 *
 * @param name     camelCase
 * @param about    one sentence for its reader
 * @param need     whether it must be given, and whether it may be empty
 * @param most     longest text, in characters; 0 for no own limit
 * @param options  the only values allowed; empty when any is
 * @param example  shown in the documentation; null for none
 * @param inner    fields of the object, or of each item; null when they are not fixed
 */
public record Field(String name, FieldType type, String about, Need need, int most, List<String> options, Object example, Shape inner) {

    /** Whether a field must be sent. */
    public enum Need {
        /** Must be sent and hold something. */
        REQUIRED,
        /** May be left out, but not be sent as null. */
        FILLED,
        /** May be left out or be sent as null. */
        OPTIONAL
    }

    /** Longer texts may have several lines. */
    static final int LONGEST_LINE = 500;

    public static Field of(FieldType type, String name, String about) {
        return new Field(name, type, about, Need.OPTIONAL, type == FieldType.TEXT ? LONGEST_LINE : 0, List.of(), null, null);
    }

    /** A text of at most 500 characters. */
    public static Field text(String name, String about) {
        return of(FieldType.TEXT, name, about);
    }

    public static Field id(String name, String about) {
        return of(FieldType.ID, name, about);
    }

    public static Field time(String name, String about) {
        return of(FieldType.INSTANT, name, about).like("2026-11-21T01:30:00Z");
    }

    /** The same, but it must be given. */
    public Field must() {
        return new Field(name, type, about, Need.REQUIRED, most, options, example, inner);
    }

    /** The same, but it cannot be emptied. */
    public Field filled() {
        return new Field(name, type, about, Need.FILLED, most, options, example, inner);
    }

    /** The same, but at most so many characters long. */
    public Field most(int characters) {
        return new Field(name, type, about, need, characters, options, example, inner);
    }

    public Field oneOf(String... values) {
        return new Field(name, type, about, need, most, List.of(values), values[0], inner);
    }

    public Field like(Object value) {
        return new Field(name, type, about, need, most, options, value, inner);
    }

    /** The same, whose object or items have these fields. */
    public Field holding(Shape shape) {
        return new Field(name, type, about, need, most, options, example, shape);
    }

    /** The value of a query parameter; null and a fault when it cannot be one. */
    public Object ofText(String text, Faults faults) {
        try {
            return checked(type.ofText(text), text, faults, true);
        } catch (RuntimeException e) {
            faults.misshapen(name, text, wanted());
            return null;
        }
    }

    /** The value in a body; null and a fault when it cannot be one. JSON null is an empty field. */
    public Object ofJson(JsonNode node, Faults faults) {
        if (node.isNull()) {
            if (need != Need.OPTIONAL) {
                faults.refused(name, "null", wanted());
            }
            return null;
        }
        try {
            return checked(type.ofJson(node), node.asText(), faults, false);
        } catch (RuntimeException e) {
            faults.misshapen(name, node.toString(), wanted());
            return null;
        }
    }

    private Object checked(Object value, String shown, Faults faults, boolean parameter) {
        String fault = Texts.fault(value, need == Need.REQUIRED, most);
        if (fault == null && !options.isEmpty() && !options.contains(String.valueOf(value))) {
            fault = wanted();
        }
        if (fault == null) {
            return value;
        } else if (parameter) {
            faults.misshapen(name, shown, fault);
        } else {
            faults.refused(name, shown, fault);
        }
        return null;
    }

    /** What a person is told to send. */
    public String wanted() {
        return options.isEmpty() ? type.wanted() : "one of " + String.join(", ", options);
    }

    /** Its JSON schema. */
    public Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>(type.schema());
        if (inner != null) {
            schema.put(type == FieldType.ITEMS ? "items" : "allOf", type == FieldType.ITEMS ? inner.reference() : List.of(inner.reference()));
        }
        schema.put("description", about);
        if (!options.isEmpty()) {
            schema.put("enum", options);
        } else if (most > 0) {
            schema.put("maxLength", most);
        }
        if (example != null) {
            schema.put("examples", List.of(example));
        }
        return schema;
    }
}
