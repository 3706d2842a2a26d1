package io.kenh.api;

import io.kenh.api.operation.Call;
import io.kenh.api.operation.Operation;
import io.kenh.api.operation.Section;
import io.kenh.api.table.Field;
import io.kenh.api.table.FieldType;
import io.kenh.api.table.Page;
import io.kenh.api.table.Rows;
import io.kenh.sla.Explanation;
import io.kenh.sla.SlaExplanations;
import io.kenh.sla.SlaReport;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Where promises stand and why, and how they were kept. */
@Component
class SlaReadingSection implements Section {

    private final Rows rows;
    private final SlaExplanations explanations;
    private final SlaReport report;
    private final Clock clock;

    SlaReadingSection(Rows rows, SlaExplanations explanations, SlaReport report, Clock clock) {
        this.rows = rows;
        this.explanations = explanations;
        this.report = report;
        this.clock = clock;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.get("/tickets/{id}/sla", "explainTicketSla", "Both deadlines of a ticket with the working time that counted", SlaResources.EXPLANATION, this::explain).asList(),
                Operation.get("/sla-report", "reportSla", "How promises were kept, by person, group or priority", SlaResources.LINE, this::lines)
                        .taking(List.of(Field.text("by", "What each line is about; owner when left out.").oneOf(SlaReport.BY.toArray(String[]::new)),
                                Field.of(FieldType.DATE, "from", "Settled on this day or later, in the company's zone; the first of this month when left out."),
                                Field.of(FieldType.DATE, "until", "Settled on this day or earlier; today when left out."))).asList());
    }

    private Object explain(Call call) {
        rows.get(TicketResources.TICKETS, call.id());
        return new Page<>(explanations.of(call.id()).stream().map(SlaReadingSection::shown).toList(), null);
    }

    private static Map<String, Object> shown(Explanation why) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("promise", why.promise().key());
        shown.put("state", why.state().key());
        shown.put("policy", why.policy().key());
        shown.put("calendar", why.calendar().key());
        shown.put("rules", why.rules());
        shown.put("due", why.due());
        shown.put("done", why.done());
        shown.put("targetMinutes", why.target().toMinutes());
        shown.put("leftSeconds", why.left().toSeconds());
        shown.put("usedSeconds", why.used().toSeconds());
        shown.put("parts", why.parts().stream().map(SlaReadingSection::shown).toList());
        return shown;
    }

    private static Map<String, Object> shown(Explanation.Part part) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("from", part.from());
        shown.put("until", part.until());
        shown.put("kind", part.kind().name().toLowerCase(Locale.ROOT));
        shown.put("status", part.status());
        shown.put("priority", part.priority());
        shown.put("targetMinutes", part.target() == null ? null : part.target().toMinutes());
        shown.put("usedSeconds", part.used().toSeconds());
        shown.put("counted", part.counted().stream().map(counted -> Map.of("from", counted.from(), "until", counted.until())).toList());
        return shown;
    }

    private Object lines(Call call) {
        LocalDate today = LocalDate.now(clock);
        String by = (String) call.parameters().getOrDefault("by", SlaReport.BY.get(0));
        LocalDate first = (LocalDate) call.parameters().getOrDefault("from", today.withDayOfMonth(1));
        return new Page<>(report.lines(by, first, (LocalDate) call.parameters().getOrDefault("until", today)).stream().map(SlaReadingSection::shown).toList(), null);
    }

    private static Map<String, Object> shown(SlaReport.Line line) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", line.id());
        shown.put("name", line.name());
        shown.put("promise", line.promise());
        shown.put("onTime", line.onTime());
        shown.put("late", line.late());
        shown.put("percent", line.percent());
        shown.put("minutes", line.minutes());
        shown.put("median", line.median());
        return shown;
    }
}
