package io.kenh.console.run;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How one action of a run went.
 *
 * @param outcome  done, skipped, failed, pending or dropped
 * @param reason   null for none
 * @param due      when a pending one is done; null for others
 * @param messages ids of the messages it made; the first ones when there are many
 * @param count    how many it made
 * @param records  kind of record → id of what it made or used
 */
public record RunStep(String action, String outcome, String reason, Instant due, List<Long> messages, long count, Map<String, Long> records) {

    private static final Set<String> RECORDS = Set.of("lead", "contact", "account", "opportunity", "task", "ticket");

    static RunStep of(Map<String, Object> step) {
        List<Long> messages = new ArrayList<>();
        Stream.of("message", "messages").map(step::get).flatMap(v -> v instanceof List<?> many ? many.stream() : Stream.ofNullable(v))
                .filter(Number.class::isInstance).forEach(id -> messages.add(((Number) id).longValue()));
        Map<String, Long> records = new LinkedHashMap<>();
        step.forEach((name, value) -> {
            if (RECORDS.contains(name) && value instanceof Number id) {
                records.put(name, id.longValue());
            }
        });
        long count = step.get("count") instanceof Number many ? many.longValue() : messages.size();
        return new RunStep(text(step, "action", ""), text(step, "outcome", "pending"), text(step, "reason", null), due(step), messages, count, records);
    }

    private static String text(Map<String, Object> step, String name, String otherwise) {
        return step.get(name) == null ? otherwise : step.get(name).toString();
    }

    private static Instant due(Map<String, Object> step) {
        try {
            return step.get("due") == null ? null : Instant.parse(step.get("due").toString());
        } catch (DateTimeParseException odd) {
            return null;
        }
    }
}
