package io.kenh.api.openapi;

import static java.util.Map.entry;

import io.kenh.api.operation.Operation;
import io.kenh.api.operation.Routes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes the OpenAPI 3.1 document of a list of operations. */
final class OpenApi {

    private OpenApi() {
    }

    static Map<String, Object> of(List<Operation> operations, String version) {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        operations.forEach(operation -> paths.computeIfAbsent(Routes.ROOT + operation.path(), path -> new LinkedHashMap<>())
                .put(operation.method().name().toLowerCase(Locale.ROOT), describe(operation)));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", Map.of("title", "Kenh", "version", version, "license", Map.of("name", "Apache-2.0", "identifier", "Apache-2.0"),
                "description", "The hub's verbs for programs. Lists come newest first in pages; times are ISO 8601 in UTC; errors are problem details (RFC 9457)."));
        document.put("servers", List.of(Map.of("url", "/")));
        document.put("security", List.of(Map.of("token", List.of())));
        document.put("tags", operations.stream().map(Operation::resource).distinct().map(tag -> Map.of("name", tag)).toList());
        document.put("paths", paths);
        document.put("components", components(operations));
        return document;
    }

    private static Map<String, Object> describe(Operation operation) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("operationId", operation.id());
        described.put("summary", operation.summary());
        described.put("description", operation.access() == Operation.Access.ADMIN ? "For tokens with the role admin." : "For every token.");
        described.put("tags", List.of(operation.resource()));
        described.put("parameters", parameters(operation));
        if (operation.hasBody()) {
            described.put("requestBody", Map.of("required", true, "content", content(operation)));
        }
        described.put("responses", responses(operation));
        return described;
    }

    private static Map<String, Object> content(Operation operation) {
        Map<String, Object> content = new LinkedHashMap<>();
        Stream.of(operation.form().types()).forEach(type -> content.put(type, Map.of("schema", operation.body() == null
                ? Map.of("type", "string", "format", "binary") : operation.body().reference())));
        return content;
    }

    private static List<Object> parameters(Operation operation) {
        List<Object> parameters = new ArrayList<>();
        Stream.of(operation.path().split("/")).filter(part -> part.startsWith("{")).forEach(part -> parameters.add(parameter(
                part.substring(1, part.length() - 1), "path", true, part.equals("{id}")
                        ? Map.of("type", "integer", "format", "int64", "minimum", 1, "examples", List.of(1042)) : Map.of("type", "string"))));
        operation.parameters().forEach(field -> parameters.add(parameter(field.name(), "query", false, field.schema())));
        if (operation.repeatable()) {
            parameters.add(parameter("Idempotency-Key", "header", false, Map.of("type", "string", "maxLength", 200,
                    "description", "The same key with the same request gets the answer of the first, for seven days.")));
        }
        if (operation.method().name().equals("PATCH")) {
            parameters.add(parameter("If-Match", "header", false, Map.of("type", "string",
                    "description", "The ETag of the version that was read; refused with 412 when the record has changed since.")));
        }
        return parameters;
    }

    private static Map<String, Object> parameter(String name, String in, boolean required, Map<String, Object> schema) {
        return Map.of("name", name, "in", in, "required", required, "description", schema.getOrDefault("description", "The record's id."), "schema", schema);
    }

    private static Map<String, Object> responses(Operation operation) {
        Map<String, Object> responses = new TreeMap<>();
        responses.put(String.valueOf(operation.status()), operation.answer() == null ? Map.of("description", "Done.")
                : Map.of("description", "Done.", "content", written(operation)));
        Problems.of(operation).forEach(kind ->
                responses.put(String.valueOf(kind.status()), Map.of("$ref", "#/components/responses/" + kind.slug())));
        return responses;
    }

    private static Map<String, Object> components(List<Operation> operations) {
        Map<String, Object> schemas = new TreeMap<>();
        operations.stream().flatMap(operation -> Stream.of(operation.body(), operation.answer())).filter(Objects::nonNull)
                .flatMap(Schemas::all).forEach(shape -> schemas.put(shape.name(), Schemas.of(shape)));
        schemas.put("Problem", Problems.schema());
        return Map.ofEntries(entry("schemas", schemas), entry("responses", Problems.responses()),
                entry("securitySchemes", Map.of("token", Map.of("type", "http", "scheme", "bearer",
                        "description", "A token made in the console, or the value of KENH_ADMIN_TOKEN."))));
    }

    private static Map<String, Object> written(Operation operation) {
        Map<String, Object> schema = operation.list() ? Schemas.page(operation.answer()) : operation.answer().reference();
        Map<String, Object> content = new LinkedHashMap<>();
        Stream.of(operation.produces()).forEach(type -> content.put(type, Map.of("schema", schema)));
        return content;
    }
}
