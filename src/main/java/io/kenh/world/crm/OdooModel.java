package io.kenh.world.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.kenh.platform.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The methods that every model of Odoo has. What is empty is {@code false}; moments are UTC and kept finer than they are shown. */
final class OdooModel {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter KEPT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    /** Why a call is refused, by Odoo's own name for it. */
    static final class Refused extends RuntimeException {

        private final String name;

        Refused(String name, String message) {
            super(message, null, false, false);
            this.name = name;
        }

        String name() {
            return name;
        }
    }

    private final Table table;
    private final Table partners;

    /** @param partners the table that links to persons and companies lead to */
    OdooModel(Table table, Table partners) {
        this.table = table;
        this.partners = partners;
    }

    /**
     * Calls a method.
     *
     * @param named arguments by name, {@code ids} among them
     */
    JsonNode call(String method, JsonNode named) {
        return switch (method) {
            case "search_read" -> rows(found(named), named.path("fields"));
            case "search" -> Json.MAPPER.valueToTree(found(named).map(OdooModel::id).toList());
            case "search_count" -> Json.MAPPER.valueToTree(found(named).count());
            case "read" -> rows(chosen(named).stream(), named.path("fields"));
            case "create" -> create(named.path("vals_list"));
            case "write" -> write(chosen(named), named.path("vals"));
            case "unlink" -> unlink(chosen(named));
            default -> throw new Refused("builtins.AttributeError", "The method '" + table.name() + "." + method + "' does not exist");
        };
    }

    private Stream<Row> found(JsonNode named) {
        Predicate<Row> wanted = OdooDomain.of(named.path("domain"), row -> field -> kept(row, field));
        boolean byChange = named.path("order").asText("id").startsWith("write_date");
        Stream<Row> rows = byChange ? table.living(Instant.EPOCH) : table.made().stream();
        long limit = named.path("limit").asLong(0);
        return rows.filter(wanted).skip(named.path("offset").asLong(0)).limit(limit == 0 ? Long.MAX_VALUE : limit);
    }

    private List<Row> chosen(JsonNode named) {
        return stream(named.path("ids"))
                .map(id -> table.byId(id.asText()).orElseThrow(() -> new Refused("odoo.exceptions.MissingError",
                        "Record does not exist or has been deleted.\n(Record: " + table.name() + "(" + id.asText() + ",), User: 2)")))
                .toList();
    }

    private JsonNode create(JsonNode values) {
        List<JsonNode> each = values.isArray() ? stream(values).toList() : List.of(values);
        List<Integer> ids = each.stream().map(one -> {
            if (table.name().equals("res.partner") && one.path("name").asText("").isBlank()) {
                throw new Refused("odoo.exceptions.ValidationError", "Contacts require a name");
            }
            return id(table.create((ObjectNode) one, true));
        }).toList();
        return Json.MAPPER.valueToTree(ids);
    }

    private JsonNode write(List<Row> rows, JsonNode values) {
        rows.forEach(row -> table.update(row.id(), (ObjectNode) values, true));
        return BooleanNode.TRUE;
    }

    private JsonNode unlink(List<Row> rows) {
        rows.forEach(row -> table.delete(row.id(), true));
        return BooleanNode.TRUE;
    }

    private ArrayNode rows(Stream<Row> rows, JsonNode fields) {
        ArrayNode list = Json.MAPPER.createArrayNode();
        rows.forEach(row -> {
            ObjectNode shown = list.addObject().put("id", id(row));
            (fields.isEmpty() ? row.fields().properties().stream().map(Map.Entry::getKey) : stream(fields).map(JsonNode::asText))
                    .filter(name -> !name.equals("id")).forEach(name -> shown.set(name, value(row, name, SHOWN)));
        });
        return list;
    }

    private JsonNode kept(Row row, String field) {
        return field.equals("id") ? Json.MAPPER.valueToTree(id(row)) : value(row, field, KEPT);
    }

    private JsonNode value(Row row, String field, DateTimeFormatter moments) {
        if (field.equals("write_date") || field.equals("create_date")) {
            return TextNode.valueOf(moments.format(field.equals("write_date") ? row.modified() : row.created()));
        }
        JsonNode value = row.fields().path(field);
        if (value.isMissingNode() || value.isNull() || value.isTextual() && value.asText().isEmpty()) {
            return BooleanNode.FALSE;
        }
        return field.endsWith("_id") && value.isInt() ? link(value) : value;
    }

    private JsonNode link(JsonNode id) {
        String name = partners.byId(id.asText()).map(row -> row.text("name")).orElse("#" + id.asText());
        return Json.MAPPER.createArrayNode().add(id).add(name);
    }

    private static int id(Row row) {
        return Math.toIntExact(row.number());
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
