package io.kenh.api.problem;

import java.util.Locale;

/** The kinds of problem this API answers with; the name in lower case with dashes ends the problem's type. */
public enum Kind {

    BROKEN_BODY(400, "The body cannot be read"),
    INVALID_REQUEST(400, "The request has parts that are not known or cannot be read"),
    UNAUTHORIZED(401, "A valid bearer token is needed"),
    FORBIDDEN(403, "The token does not allow this"),
    NOT_FOUND(404, "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "This resource does not take this method"),
    NOT_ACCEPTABLE(406, "The answer is not available in this form"),
    CONFLICT(409, "The present state does not allow this"),
    PRECONDITION_FAILED(412, "The record has changed since it was read"),
    BODY_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body is in a form that is not read here"),
    INVALID_VALUES(422, "Values were refused"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    INTERNAL_ERROR(500, "Something went wrong in the hub"),
    UNAVAILABLE(503, "The hub cannot answer at the moment");

    private final int status;
    private final String title;

    Kind(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status it is sent with. */
    public int status() {
        return status;
    }

    /** Short text, the same for every problem of this kind. */
    public String title() {
        return title;
    }

    /** Name in URLs, such as {@code not-found}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The problem's type: where its meaning can be read. */
    public String type() {
        return "/api/docs#" + slug();
    }

    /** The kind that stands for an HTTP status which something else than this API chose. */
    static Kind of(int status) {
        return switch (status) {
            case 401 -> UNAUTHORIZED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 409 -> CONFLICT;
            case 412 -> PRECONDITION_FAILED;
            case 413 -> BODY_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 422 -> INVALID_VALUES;
            case 429 -> TOO_MANY_REQUESTS;
            case 503 -> UNAVAILABLE;
            default -> status < 500 ? INVALID_REQUEST : INTERNAL_ERROR;
        };
    }
}
