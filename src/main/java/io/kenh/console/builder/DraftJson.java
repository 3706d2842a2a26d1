package io.kenh.console.builder;

import io.kenh.platform.Json;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the form carries along without showing it, and other values a page cannot write itself. */
@Component
class DraftJson {

    public String of(Map<String, Object> rest) {
        return Json.write(rest);
    }

    /** Where an upload belongs. */
    public String place(int action, String setting) {
        return Json.write(Map.of("action", action, "setting", setting));
    }

    /** The name of a file kept as JSON. */
    public String file(String json) {
        return String.valueOf(Json.map(json).getOrDefault("name", "?"));
    }

    /** A field as message texts name it. */
    public String merge(String field) {
        return "{{" + field + "}}";
    }
}
