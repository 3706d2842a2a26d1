package io.kenh.api.openapi;

import io.kenh.api.operation.Operation;
import io.kenh.api.problem.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The errors in the OpenAPI document. */
final class Problems {

    private Problems() {
    }

    /** Those an operation may answer with; where two share a status, the one that stands for both. */
    static Set<Kind> of(Operation operation) {
        Set<Kind> kinds = EnumSet.of(Kind.INVALID_REQUEST, Kind.UNAUTHORIZED, Kind.FORBIDDEN, Kind.METHOD_NOT_ALLOWED, Kind.NOT_ACCEPTABLE,
                Kind.TOO_MANY_REQUESTS, Kind.INTERNAL_ERROR, Kind.UNAVAILABLE);
        if (operation.path().contains("{")) {
            kinds.add(Kind.NOT_FOUND);
        }
        if (operation.body() != null) {
            kinds.addAll(List.of(Kind.BODY_TOO_LARGE, Kind.UNSUPPORTED_MEDIA_TYPE, Kind.INVALID_VALUES, Kind.CONFLICT));
        }
        if (operation.method().name().equals("PATCH")) {
            kinds.add(Kind.PRECONDITION_FAILED);
        }
        return kinds;
    }

    static Map<String, Object> responses() {
        Map<String, Object> responses = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            responses.put(kind.slug(), Map.of("description", kind.title() + ".", "content", Map.of("application/problem+json", Map.of(
                    "schema", Map.of("$ref", "#/components/schemas/Problem"), "example", example(kind)))));
        }
        return responses;
    }

    static Map<String, Object> schema() {
        Map<String, Object> text = Map.of("type", "string");
        Map<String, Object> fault = Map.of("type", "object", "required", List.of("field", "found", "wanted"),
                "properties", Map.of("field", text, "found", text, "wanted", text));
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", Map.of("type", "string", "format", "uri-reference", "enum", types()));
        members.put("title", text);
        members.put("status", Map.of("type", "integer"));
        members.put("detail", text);
        members.put("instance", Map.of("type", "string", "format", "uri-reference"));
        members.put("errors", Map.of("type", "array", "items", fault));
        return Map.of("type", "object", "required", List.of("type", "title", "status"), "properties", members);
    }

    private static List<String> types() {
        List<String> types = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            types.add(kind.type());
        }
        return types;
    }

    private static Map<String, Object> example(Kind kind) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", kind.type());
        example.put("title", kind.title());
        example.put("status", kind.status());
        example.put("instance", "/api/v1/contacts");
        if (kind == Kind.INVALID_VALUES) {
            example.put("errors", List.of(Map.of("field", "phone", "found", "12", "wanted", "a phone number that can exist, such as 0912345678")));
        }
        return example;
    }
}
