package io.kenh.world.crm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** Odoo's search domains: a list in Polish notation whose terms without an operator between them must all hold. */
final class OdooDomain {

    private OdooDomain() {
    }

    /** @param value gives a field of a row as Odoo shows it */
    static Predicate<Row> of(JsonNode domain, Function<Row, Function<String, JsonNode>> value) {
        Deque<Predicate<Row>> stack = new ArrayDeque<>();
        for (int i = domain.size() - 1; i >= 0; i--) {
            JsonNode term = domain.get(i);
            stack.push(term.isArray() ? leaf(term, value) : joined(term.asText(), stack));
        }
        return stack.stream().reduce(row -> true, Predicate::and);
    }

    private static Predicate<Row> joined(String operator, Deque<Predicate<Row>> stack) {
        Predicate<Row> first = stack.pop();
        return switch (operator) {
            case "!" -> first.negate();
            case "|" -> first.or(stack.pop());
            case "&" -> first.and(stack.pop());
            default -> throw new IllegalArgumentException("Invalid domain term " + operator);
        };
    }

    private static Predicate<Row> leaf(JsonNode term, Function<Row, Function<String, JsonNode>> value) {
        String field = term.path(0).asText();
        JsonNode wanted = term.path(2);
        Predicate<JsonNode> test = test(term.path(1).asText(), wanted);
        return row -> test.test(value.apply(row).apply(field));
    }

    private static Predicate<JsonNode> test(String operator, JsonNode wanted) {
        return switch (operator) {
            case "=" -> found -> same(found, wanted);
            case "!=" -> found -> !same(found, wanted);
            case ">" -> found -> compare(found, wanted) > 0;
            case ">=" -> found -> compare(found, wanted) >= 0;
            case "<" -> found -> compare(found, wanted) < 0;
            case "<=" -> found -> compare(found, wanted) <= 0;
            case "in" -> found -> StreamSupport.stream(wanted.spliterator(), false).anyMatch(one -> same(found, one));
            case "not in" -> found -> StreamSupport.stream(wanted.spliterator(), false).noneMatch(one -> same(found, one));
            case "=ilike" -> found -> lower(found).equals(lower(wanted));
            case "like", "ilike" -> found -> lower(found).contains(lower(wanted));
            default -> throw new IllegalArgumentException("Invalid operator " + operator);
        };
    }

    private static boolean same(JsonNode found, JsonNode wanted) {
        return plain(found).asText().equals(plain(wanted).asText());
    }

    private static int compare(JsonNode found, JsonNode wanted) {
        return found.isNumber() && wanted.isNumber() ? Double.compare(found.asDouble(), wanted.asDouble())
                : found.asText().compareTo(wanted.asText());
    }

    private static String lower(JsonNode node) {
        return plain(node).asText().toLowerCase(Locale.ROOT);
    }

    /** A link is shown with the other row's name. */
    private static JsonNode plain(JsonNode node) {
        return node.isArray() && !node.isEmpty() ? node.get(0) : node;
    }
}
