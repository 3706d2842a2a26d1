package io.kenh.condition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;

/**
 * A record with a plain field and a custom field of every type: {@code TEXT} and {@code custom.TEXT}, and so on.
 *
 * @param columns field type to value in its Java type
 * @param custom  the json of the custom fields
 */
record Sample(Map<FieldType, Object> columns, String custom) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** The same value as a column and as a custom field. */
    static Sample of(FieldType type, Object value) {
        Map<FieldType, Object> columns = new HashMap<>();
        columns.put(type, type.read(value));
        Map<String, Object> custom = new HashMap<>();
        custom.put(type.name(), value);
        return new Sample(columns, json(custom));
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    Facts facts() {
        try {
            Map<String, Object> values = new HashMap<>();
            columns.forEach((type, value) -> values.put(type.name(), value));
            JSON.readValue(custom, new TypeReference<Map<String, Object>>() { })
                    .forEach((key, value) -> values.put("custom." + key, value));
            return values::get;
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(custom, broken);
        }
    }
}
