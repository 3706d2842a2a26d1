package io.kenh.api.operation;

import io.kenh.api.problem.Faults;
import io.kenh.api.problem.Problem;
import io.kenh.api.table.Field;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.web.servlet.HandlerMapping;

/**
 * One request, read and found to be in order.
 *
 * @param path       values of the path's variables
 * @param parameters query parameters by name, of their types
 * @param body       fields of the body by name; empty when none is read
 * @param yaml       the body as it was sent, when that was YAML; else null
 * @param wantsYaml  the answer is wanted as YAML
 * @param file       the body of an upload, not read yet; null for other operations
 */
public record Call(Caller caller, Map<String, String> path, Map<String, Object> parameters, Map<String, Object> body, Optional<String> ifMatch,
                   String yaml, boolean wantsYaml, InputStream file) {

    /** Tomcat leaves out parameters that it cannot decode, and notes it here. */
    private static final String UNDECODED = "org.apache.catalina.parameter_parse_failed";

    static Call of(Operation operation, Caller caller, HttpServletRequest request, byte[] bytes) {
        Faults faults = new Faults();
        Map<String, Object> parameters = parameters(operation, request, faults);
        Map<String, Object> body = operation.body() == null ? Map.of() : operation.body().read(Body.read(request.getContentType(), bytes), faults);
        faults.raise();
        boolean sentYaml = operation.body() != null && request.getContentType().contains("yaml");
        return new Call(caller, variables(request), parameters, body, Optional.ofNullable(request.getHeader("If-Match")),
                sentYaml ? new String(bytes, StandardCharsets.UTF_8) : null, Objects.requireNonNullElse(request.getHeader("Accept"), "").contains("yaml"), file(operation, request));
    }

    private static InputStream file(Operation operation, HttpServletRequest request) {
        try {
            return operation.form() == Operation.Form.FILE ? request.getInputStream() : null;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> variables(HttpServletRequest request) {
        return (Map<String, String>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    }

    private static Map<String, Object> parameters(Operation operation, HttpServletRequest request, Faults faults) {
        Map<String, Field> known = operation.parameters().stream()
                .collect(Collectors.toMap(Field::name, field -> field, (a, b) -> a, LinkedHashMap::new));
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, String[]> sent = request.getParameterMap();
        if (request.getAttribute(UNDECODED) != null) {
            faults.misshapen("", "a query that cannot be decoded", "percent-encoded UTF-8");
        }
        sent.forEach((name, texts) -> {
            if (!known.containsKey(name)) {
                faults.misshapen(name, "an unknown parameter", known.isEmpty() ? "no parameters" : "one of " + String.join(", ", known.keySet()));
            } else if (texts.length > 1) {
                faults.misshapen(name, texts.length + " values", "one value");
            } else {
                values.put(name, known.get(name).ofText(texts[0], faults));
            }
        });
        return values;
    }

    /** The record's id in the path; a text that is no id names no record, so it is answered as not found. */
    public long id() {
        String id = path.get("id");
        if (!id.matches("[1-9][0-9]{0,17}")) {
            throw Problem.notFound("record '" + (id.length() > 40 ? id.substring(0, 40) + "…" : id) + "'; ids are whole numbers");
        }
        return Long.parseLong(id);
    }

    /** A field of the body, or null. */
    public String text(String field) {
        return (String) body.get(field);
    }
}
