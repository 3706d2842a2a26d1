package io.kenh.api.table;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kenh.api.problem.Fault;
import io.kenh.api.problem.Kind;
import io.kenh.api.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Part of a list, newest first.
 *
 * @param next what to send as {@code after} for the part that follows; null at the end
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Page<T>(List<T> items, String next) {

    public static final int MOST = 500;
    private static final int USUAL = 50;
    private static final String MARK = "before:";

    /** The parameters every list takes. */
    public static final List<Field> PARAMETERS = List.of(
            Field.of(FieldType.INTEGER, "limit", "Most items in the answer, 1 to " + MOST + "; " + USUAL + " when not given.").like(USUAL),
            Field.text("after", "The next of the answer before, as it was; without it the list begins with the newest.").like(cursor(1042)));

    /** The part of a list that was asked for. */
    public record Wanted(int limit, Long before) {

        public static Wanted of(Map<String, Object> parameters) {
            int limit = (Integer) parameters.getOrDefault("limit", USUAL);
            if (limit < 1 || limit > MOST) {
                throw refused("limit", String.valueOf(limit), "a number from 1 to " + MOST);
            }
            String after = (String) parameters.get("after");
            return new Wanted(limit, after == null ? null : id(after));
        }
    }

    /** @param found at least one more than wanted, where there are more */
    public static <T> Page<T> of(List<T> found, int limit, ToLongFunction<T> id) {
        return found.size() <= limit ? new Page<>(found, null)
                : new Page<>(found.subList(0, limit), cursor(id.applyAsLong(found.get(limit - 1))));
    }

    private static String cursor(long id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((MARK + id).getBytes(StandardCharsets.UTF_8));
    }

    private static long id(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.startsWith(MARK)) {
                return Long.parseLong(text.substring(MARK.length()));
            }
        } catch (IllegalArgumentException e) {
            // the answer below says it
        }
        throw refused("after", cursor, "the next of an earlier answer, unchanged");
    }

    private static Problem refused(String field, String found, String wanted) {
        return Problem.of(Kind.INVALID_REQUEST, List.of(new Fault(field, found, wanted)));
    }
}
