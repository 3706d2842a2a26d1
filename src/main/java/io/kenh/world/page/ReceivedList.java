package io.kenh.world.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kenh.platform.Json;
import io.kenh.world.http.Request;
import io.kenh.world.journal.Filter;
import io.kenh.world.journal.Journal;
import io.kenh.world.journal.Received;
import java.util.List;

/**
 * A page of what was received, newest last.
 *
 * @param next give it as {@code after} for what came later; null when nothing did yet
 */
record ReceivedList(List<Item> items, Long next) {

    private static final int USUAL_LIMIT = 100;
    private static final int HIGHEST_LIMIT = 10_000;

    /** One arrival with its body as JSON where it is JSON. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(long id, String connector, String at, String method, String path, String to, String subject,
            String text, Object body, String answer, boolean duplicate, boolean taken) {

        static Item of(Received r) {
            return new Item(r.id(), r.connector(), r.at().toString(), r.method(), r.path(), r.to(), r.subject(),
                    r.text(), body(r.body()), r.answer(), r.duplicate(), r.taken());
        }

        private static Object body(String body) {
            if (body == null || !body.startsWith("{") && !body.startsWith("[")) {
                return body;
            }
            try {
                return Json.tree(body);
            } catch (IllegalArgumentException e) {
                return body;
            }
        }
    }

    static ReceivedList of(Journal journal, Request request) {
        long after = number(request, "after", 0);
        int limit = (int) Math.min(number(request, "limit", USUAL_LIMIT), HIGHEST_LIMIT);
        Filter filter = new Filter(request.query("connector"), request.query("to"));
        List<Item> items = journal.list(filter, after, limit).stream().map(Item::of).toList();
        boolean more = after > 0 && items.size() == limit;
        return new ReceivedList(items, more ? (Long) items.get(items.size() - 1).id() : null);
    }

    private static long number(Request request, String name, long otherwise) {
        String value = request.query(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException(name + ": found '" + value + "', wanted a number");
        }
        return Long.parseLong(value);
    }
}
