package io.kenh.connector.crm;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.connector.CrmObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One object of a CRM, compiled for one connection. */
final class Entity {

    static final List<String> OPERATIONS = List.of("list", "read", "find", "create", "update", "delete", "deletions");
    private static final long USUAL_OVERLAP = 120;

    private final CrmObject object;
    private final Rows rows;
    private final Map<String, Operation> operations = new LinkedHashMap<>();

    Entity(String name, JsonNode declared, JsonNode section) {
        rows = new Rows(declared, section);
        OPERATIONS.stream().filter(declared::has).forEach(one -> operations.put(one, new Operation(declared.path(one))));
        object = new CrmObject(name, rows.fields(), operations.keySet(), section.path("overlapSeconds").asLong(USUAL_OVERLAP),
                rows.isVersioned() && operations.containsKey("update") && operations.get("update").request().names("version"), rows.isMarked());
    }

    CrmObject object() {
        return object;
    }

    Rows rows() {
        return rows;
    }

    /** Null where the CRM cannot do it. */
    Operation operation(String name) {
        return operations.get(name);
    }
}
