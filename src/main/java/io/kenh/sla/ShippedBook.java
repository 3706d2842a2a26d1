package io.kenh.sla;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.kenh.calendar.SpecialDay;
import io.kenh.calendar.VietnameseHolidays;
import io.kenh.calendar.WorkCalendar;
import io.kenh.platform.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code config/sla/*.yaml}: a {@link Book}, in which {@code holidays} of a calendar names years whose holidays it gets. */
public final class ShippedBook {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private ShippedBook() {
    }

    /**
     * {@link Book#EMPTY} when there is no such file.
     *
     * @throws IllegalArgumentException with every fault of the book, or why it cannot be read
     */
    public static Book read(Path file) {
        if (!Files.exists(file)) {
            return Book.EMPTY;
        }
        try {
            JsonNode book = YAML.readTree(file.toFile());
            List<WorkCalendar> calendars = new ArrayList<>();
            book.path("calendars").forEach(calendar -> calendars.add(calendar((ObjectNode) calendar)));
            Book read = new Book(calendars, List.of(Json.MAPPER.convertValue(book.path("policies"), Policy[].class)));
            if (!read.faults().isEmpty()) {
                throw new IllegalArgumentException("%s: %s".formatted(file, String.join("; ", read.faults())));
            }
            return read;
        } catch (IOException e) {
            throw new IllegalArgumentException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static WorkCalendar calendar(ObjectNode written) {
        JsonNode years = written.remove("holidays");
        WorkCalendar calendar = Json.MAPPER.convertValue(written, WorkCalendar.class);
        if (years != null) {
            for (JsonNode year : years) {
                List<SpecialDay> days = new ArrayList<>(calendar.days());
                days.addAll(VietnameseHolidays.of(year.asInt(), calendar));
                calendar = new WorkCalendar(calendar.key(), calendar.title(), calendar.zone(), calendar.week(), days);
            }
        }
        return calendar;
    }
}
