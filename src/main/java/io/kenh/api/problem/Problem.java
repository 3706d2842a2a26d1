package io.kenh.api.problem;

import io.kenh.platform.Sentences;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Why a request was refused, to be answered as problem details (RFC 9457). */
public class Problem extends RuntimeException {

    private final Kind kind;
    private final transient List<Fault> faults;
    private final transient Map<String, String> headers;

    private Problem(Kind kind, String detail, List<Fault> faults, Map<String, String> headers) {
        super(detail);
        this.kind = kind;
        this.faults = List.copyOf(faults);
        this.headers = Map.copyOf(headers);
    }

    /** @param detail what was found, what was wanted and the next step */
    public static Problem of(Kind kind, String detail) {
        return new Problem(kind, detail, List.of(), Map.of());
    }

    /** A problem made of single faults, all of them at once. */
    public static Problem of(Kind kind, List<Fault> faults) {
        String detail = faults.size() == 1 ? "1 fault, see errors" : faults.size() + " faults, see errors";
        return new Problem(kind, detail, faults, Map.of());
    }

    /** No record of this kind and id, such as {@code contact 12}. */
    public static Problem notFound(String what) {
        return of(Kind.NOT_FOUND, "There is no " + what + ".");
    }

    /** The same problem, answered with one more header. */
    Problem with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Problem(kind, getMessage(), faults, more);
    }

    public Kind kind() {
        return kind;
    }

    public List<Fault> faults() {
        return faults;
    }

    Map<String, String> headers() {
        return headers;
    }

    /** The members of the answer, in order, in the language of its reader. */
    Map<String, Object> body(String instance, Locale language) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", kind.type());
        body.put("title", Sentences.in(language, kind.title()));
        body.put("status", kind.status());
        body.put("detail", Sentences.in(language, getMessage()));
        body.put("instance", instance);
        if (!faults.isEmpty()) {
            body.put("errors", faults.stream().map(fault -> fault.in(language)).toList());
        }
        return body;
    }

    /** An expected answer to a request, not a fault of the program: no stack is needed. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
