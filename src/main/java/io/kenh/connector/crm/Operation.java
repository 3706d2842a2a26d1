package io.kenh.connector.crm;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.connector.CrmRow;
import io.kenh.connector.mapping.Pick;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** One operation on an object: its request, and where the answer holds what. */
final class Operation {

    private final RequestTemplate request;
    private final RequestTemplate following;
    private final Pick done;
    private final String rows;
    private final String row;
    private final Pick id;
    private final Pick next;
    private final String paging;
    private final long first;
    private final Pick more;
    private final int limit;
    private final boolean sorted;
    private final Signs none;
    private final Signs gone;
    private final Signs stale;

    Operation(JsonNode declared) {
        request = new RequestTemplate(declared.path("request"));
        following = declared.has("following") ? new RequestTemplate(declared.path("following")) : request;
        done = Pick.of(declared.path("done"));
        rows = declared.path("rows").asText("");
        row = declared.has("row") ? declared.path("row").asText() : null;
        id = Pick.of(declared.path("id"));
        next = Pick.of(declared.path("next"));
        paging = declared.path("paging").asText(next == null ? "since" : "token");
        first = declared.path("firstPage").asLong(1);
        more = Pick.of(declared.path("more"));
        limit = declared.path("limit").asInt(100);
        sorted = declared.path("sorted").asBoolean(true);
        none = new Signs(declared.path("none"), 204, 304);
        gone = new Signs(declared.path("gone"), 404, 410);
        stale = new Signs(declared.path("stale"), 412);
    }

    RequestTemplate request() {
        return request;
    }

    /** The request for the pages after the first. */
    RequestTemplate following() {
        return following;
    }

    int limit() {
        return limit;
    }

    long firstPage() {
        return first;
    }

    String paging() {
        return paging;
    }

    boolean isSorted() {
        return sorted;
    }

    boolean isNone(int status, JsonNode tree) {
        return none.in(status, tree);
    }

    boolean isGone(int status, JsonNode tree) {
        return gone.in(status, tree);
    }

    boolean isStale(int status, JsonNode tree) {
        return stale.in(status, tree);
    }

    List<CrmRow> rows(JsonNode tree, Rows reader) {
        return StreamSupport.stream(Paths.get(tree, rows).spliterator(), false).map(reader::read).filter(Objects::nonNull).toList();
    }

    /** Null where the answer does not show the row. */
    CrmRow row(JsonNode tree, Rows reader) {
        return row == null ? null : reader.read(Paths.get(tree, row));
    }

    /** Null where the answer does not name it. */
    String id(JsonNode tree) {
        return id == null ? null : id.from(tree);
    }

    /** What the CRM wants to hear for its next page; null for none. */
    String next(JsonNode tree, int found, String page) {
        if (done != null && Boolean.parseBoolean(done.from(tree)) || more != null && !Boolean.parseBoolean(more.from(tree)) || more == null && next == null && found < limit || found == 0) {
            return null;
        }
        return switch (paging) {
            case "token" -> blankless(next.from(tree));
            case "offset" -> Long.toString((page == null ? 0 : Long.parseLong(page)) + found);
            case "page" -> Long.toString((page == null ? first : Long.parseLong(page)) + 1);
            default -> "";
        };
    }

    private static String blankless(String token) {
        return token == null || token.isBlank() || token.equals("false") ? null : token;
    }
}
