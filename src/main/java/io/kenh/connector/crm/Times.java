package io.kenh.connector.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * How a CRM writes instants: {@code iso}, {@code seconds}, {@code millis}, or a pattern such as {@code yyyy-MM-dd HH:mm:ss}
 * in a zone; {@code since} where a question wants its time written otherwise.
 */
final class Times {

    private final String form;
    private final ZoneId zone;
    private final DateTimeFormatter pattern;
    private final JsonNode asked;

    Times(JsonNode declared) {
        form = declared.path("form").asText("iso");
        asked = declared.path("since");
        zone = ZoneId.of(declared.path("zone").asText("UTC"));
        pattern = switch (form) {
            case "iso", "seconds", "millis" -> null;
            default -> DateTimeFormatter.ofPattern(form);
        };
    }

    /** Null where it is no time. */
    Instant read(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return text.strip().matches("-?\\d{1,15}") && pattern == null ? number(Long.parseLong(text.strip())) : written(text.strip());
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    private Instant number(long number) {
        return form.equals("seconds") ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
    }

    private Instant written(String text) {
        if (pattern != null && !text.endsWith("Z") && !text.contains("T")) {
            return LocalDateTime.parse(text, pattern).atZone(zone).toInstant();
        }
        String iso = text.replace(' ', 'T');
        if (iso.length() == "2026-01-01".length()) {
            return LocalDate.parse(iso).atStartOfDay(zone).toInstant();
        }
        return iso.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$") ? OffsetDateTime.parse(iso.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2")).toInstant()
                : LocalDateTime.parse(iso).atZone(zone).toInstant();
    }

    /** How the time in a question is written. */
    Times asked() {
        return asked.isMissingNode() ? this : new Times(JsonNodeFactory.instance.objectNode().put("form", asked.asText()).put("zone", zone.getId()));
    }

    /** As a text of the CRM. */
    String write(Instant instant) {
        return switch (form) {
            case "seconds" -> Long.toString(instant.getEpochSecond());
            case "millis" -> Long.toString(instant.toEpochMilli());
            case "iso" -> instant.atZone(zone).truncatedTo(ChronoUnit.MILLIS).format(zone.equals(ZoneOffset.UTC) || zone.getId().equals("UTC")
                    ? DateTimeFormatter.ISO_INSTANT : DateTimeFormatter.ISO_OFFSET_DATE_TIME);
            default -> instant.atZone(zone).format(pattern);
        };
    }

    /** As a value in a body. */
    JsonNode value(Instant instant) {
        boolean number = form.equals("seconds") || form.equals("millis");
        return number ? JsonNodeFactory.instance.numberNode(Long.parseLong(write(instant))) : JsonNodeFactory.instance.textNode(write(instant));
    }
}
