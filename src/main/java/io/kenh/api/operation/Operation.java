package io.kenh.api.operation;

import io.kenh.api.table.Field;
import io.kenh.api.table.Resource;
import io.kenh.api.table.Shape;
import java.util.List;
import org.springframework.http.HttpMethod;

/**
 * One thing a program can do.
 *
 * @param path       under {@code /api/v1}, with {@code {id}} where a record's id stands
 * @param id         its name in the OpenAPI document, unique
 * @param summary    one line for its reader
 * @param access     who may call it
 * @param parameters query parameters; any other is refused
 * @param body       what must be sent; null when nothing is read
 * @param answer     what comes back; null for no content
 * @param list       the answer is a page of {@link #answer}
 * @param status     of the answer when all is well
 * @param repeatable takes an {@code Idempotency-Key}
 * @param form       how the body may be written; without one, how the answer may
 * @param handler    does it
 */
public record Operation(HttpMethod method, String path, String id, String summary, Access access, List<Field> parameters,
                        Shape body, Shape answer, boolean list, int status, boolean repeatable, Form form, Handler handler) {

    /** Who may call an operation. */
    public enum Access {
        /** Every valid token. */
        MEMBER,
        /** Tokens with the role admin. */
        ADMIN
    }

    /** How a body may be written. */
    public enum Form {
        JSON("application/json"),
        JSON_OR_YAML("application/json", "application/yaml", "application/x-yaml", "text/yaml"),
        /** Bytes that the handler reads by itself. */
        FILE("application/octet-stream", "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        private final String[] types;

        Form(String... types) {
            this.types = types;
        }

        /** Media types, the usual one first. */
        public String[] types() {
            return types.clone();
        }
    }

    /** Does the work of an operation; refusals are thrown as {@link io.kenh.api.problem.Problem}. */
    @FunctionalInterface
    public interface Handler {

        /** @return a {@link Reply}, or the body of one with the operation's usual status */
        Object handle(Call call);
    }

    /** Reading, for every token. */
    public static Operation get(String path, String id, String summary, Shape answer, Handler handler) {
        return new Operation(HttpMethod.GET, path, id, summary, Access.MEMBER, List.of(), null, answer, false, 200, false, Form.JSON, handler);
    }

    /** A filtered, paged list, for every token. */
    public static Operation list(Resource resource, String id, String summary, Handler handler) {
        return new Operation(HttpMethod.GET, "/" + resource.path(), id, summary, Access.MEMBER, resource.parameters(), null,
                resource.inList(), true, 200, false, Form.JSON, handler);
    }

    /** Making something, for administrators; may be repeated with an idempotency key. */
    public static Operation create(String path, String id, String summary, Shape body, Shape answer, Handler handler) {
        return new Operation(HttpMethod.POST, path, id, summary, Access.ADMIN, List.of(), body, answer, false, 201, true, Form.JSON, handler);
    }

    /** Making something of a file, for administrators; the body is the file. */
    public static Operation upload(String path, String id, String summary, Shape answer, Handler handler) {
        return new Operation(HttpMethod.POST, path, id, summary, Access.ADMIN, List.of(), null, answer, false, 201, false, Form.FILE, handler);
    }

    /** A verb on something that is there, for administrators. */
    public static Operation verb(String path, String id, String summary, Shape body, Shape answer, Handler handler) {
        return new Operation(HttpMethod.POST, path, id, summary, Access.ADMIN, List.of(), body, answer, false, 200, false, Form.JSON, handler);
    }

    /** Changing the fields that are sent, for administrators. */
    public static Operation patch(String path, String id, String summary, Shape body, Shape answer, Handler handler) {
        return new Operation(HttpMethod.PATCH, path, id, summary, Access.ADMIN, List.of(), body, answer, false, 200, false, Form.JSON, handler);
    }

    /** Replacing the whole, for administrators. */
    public static Operation put(String path, String id, String summary, Shape body, Shape answer, Handler handler) {
        return new Operation(HttpMethod.PUT, path, id, summary, Access.ADMIN, List.of(), body, answer, false, 200, false, Form.JSON, handler);
    }

    /** Taking something away, for administrators. */
    public static Operation delete(String path, String id, String summary, Handler handler) {
        return new Operation(HttpMethod.DELETE, path, id, summary, Access.ADMIN, List.of(), null, null, false, 204, false, Form.JSON, handler);
    }

    /** The same, open to every token. */
    public Operation forMembers() {
        return new Operation(method, path, id, summary, Access.MEMBER, parameters, body, answer, list, status, repeatable, form, handler);
    }

    /** The same, with these query parameters. */
    public Operation taking(List<Field> fields) {
        return new Operation(method, path, id, summary, access, fields, body, answer, list, status, repeatable, form, handler);
    }

    /** The same, but the answer is a list of what it was. */
    public Operation asList() {
        return new Operation(method, path, id, summary, access, parameters, body, answer, true, status, repeatable, form, handler);
    }

    /** Media types of the answer, the usual one first. */
    public String[] produces() {
        return body == null ? form.types() : Form.JSON.types();
    }

    /** The same, whose body may also be YAML; without a body, whose answer may. */
    public Operation orYaml() {
        return new Operation(method, path, id, summary, access, parameters, body, answer, list, status, repeatable, Form.JSON_OR_YAML, handler);
    }

    /** Whether anything is read from the request's body. */
    public boolean hasBody() {
        return body != null || form == Form.FILE;
    }

    /** First part of the path: the resource it belongs to. */
    public String resource() {
        return path.split("/")[1];
    }
}
