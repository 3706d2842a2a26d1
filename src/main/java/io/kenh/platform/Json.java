package io.kenh.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The one way JSON is written and read inside the hub: instants as ISO text in UTC, unknown fields ignored. */
public final class Json {

    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final ObjectReader MAP = MAPPER.readerFor(new TypeReference<LinkedHashMap<String, Object>>() { });

    /** The escape itself, not a backslash that somebody wrote before the text u0000. */
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*+)(?:\\\\u0000)");

    private Json() {
    }

    /** Any value of the hub's own as JSON text; NUL characters, which PostgreSQL refuses, are left out. */
    public static String write(Object value) {
        try {
            String json = MAPPER.writeValueAsString(value);
            return json.contains("\\u0000") ? NUL.matcher(json).replaceAll("$1") : json;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + value.getClass().getName(), e);
        }
    }

    /** A JSON object as an ordered map; null gives an empty map. */
    public static Map<String, Object> map(String json) {
        try {
            return json == null ? new LinkedHashMap<>() : MAP.readValue(json);
        } catch (JsonProcessingException e) {
            throw unwanted(e);
        }
    }

    public static JsonNode tree(String json) {
        return read(json, new TypeReference<>() { });
    }

    public static <T> T read(String json, TypeReference<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw unwanted(e);
        }
    }

    public static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw unwanted(e);
        }
    }

    private static IllegalArgumentException unwanted(JsonProcessingException e) {
        return new IllegalArgumentException("not the JSON that was wanted: " + e.getOriginalMessage(), e);
    }
}
