package io.kenh.connector.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kenh.connector.CrmQuery;
import io.kenh.connector.CrmRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a look at a CRM goes from page to page. */
final class Paging {

    private Paging() {
    }

    /** What the places in the request of a page stand for. */
    static Map<String, JsonNode> places(Entity entity, Operation list, CrmQuery query) {
        Map<String, JsonNode> places = new HashMap<>();
        places.put("since", entity.rows().times().asked().value(query.since()));
        put(places, "sinceId", query.id());
        places.put("limit", JsonNodeFactory.instance.numberNode(list.limit()));
        places.put("fields", entity.rows().names());
        put(places, "following", query.page());
        switch (list.paging()) {
            case "offset" -> put(places, "offset", query.page() == null ? "0" : query.page());
            case "page" -> put(places, "page", query.page() == null ? Long.toString(list.firstPage()) : query.page());
            default -> put(places, "page", query.page());
        }
        return places;
    }

    static void put(Map<String, JsonNode> places, String name, String value) {
        if (value != null) {
            places.put(name, JsonNodeFactory.instance.textNode(value));
        }
    }

    /**
     * Where rows come in the order of their change, the next page begins at the last row's time: rows that move to the end while
     * pages are turned would push others over the edge of a page that is counted. Only among rows of one time are pages turned.
     *
     * @param page what the CRM wants to hear for its next page; null after the last
     */
    static CrmQuery next(Operation list, CrmQuery query, List<CrmRow> rows, String page) {
        if (page == null) {
            return null;
        }
        CrmRow last = rows.get(rows.size() - 1);
        boolean moved = list.isSorted() && last.modified() != null && last.modified().isAfter(query.since());
        if (moved || page.isEmpty()) {
            return new CrmQuery(last.modified(), last.id(), null);
        }
        return new CrmQuery(query.since(), query.id(), page);
    }
}
