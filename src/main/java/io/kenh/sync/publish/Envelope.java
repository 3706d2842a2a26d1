package io.kenh.sync.publish;

import io.kenh.event.Change;
import io.kenh.platform.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** A change as receivers get it: a CloudEvent in JSON. */
@Component
class Envelope {

    static final String TYPE = "application/cloudevents+json; charset=utf-8";

    private final String source;

    Envelope(@Value("${kenh.public-url:http://localhost:${server.port:8080}}") String publicUrl) {
        this.source = publicUrl + "/";
    }

    /** The same id for every attempt and every receiver. */
    static String id(Change change) {
        return String.valueOf(change.id());
    }

    /**
     * The event in UTF-8.
     *
     * @param fields that the receiver may know; empty: all
     */
    byte[] of(Change change, List<String> fields) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", id(change));
        event.put("source", source);
        event.put("type", "io.kenh." + change.object() + "." + change.kind());
        event.put("subject", change.object() + "/" + change.objectId());
        event.put("time", change.at().toString());
        event.put("datacontenttype", "application/json");
        event.put("partitionkey", change.object() + ":" + change.objectId());
        event.put("sequence", "%019d".formatted(change.id()));
        event.put("data", data(change, fields));
        return Json.write(event).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> data(Change change, List<String> fields) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("object", change.object());
        data.put("id", change.objectId());
        data.put("kind", change.kind());
        data.put("record", FieldChoice.of(fields, change.record()));
        data.put("before", FieldChoice.of(fields, change.before()));
        data.put("changed", FieldChoice.changed(change).stream().filter(name -> fields.isEmpty() || fields.contains(name)).collect(Collectors.toList()));
        data.put("cause", change.cause());
        data.put("detail", change.detail());
        return data;
    }
}
