package io.kenh.api;

import io.kenh.api.operation.Call;
import io.kenh.api.operation.Operation;
import io.kenh.api.operation.Section;
import io.kenh.api.problem.Kind;
import io.kenh.api.problem.Problem;
import io.kenh.api.table.Field;
import io.kenh.api.table.FieldType;
import io.kenh.api.table.Page;
import io.kenh.calendar.VietnameseHolidays;
import io.kenh.calendar.WorkCalendar;
import io.kenh.platform.Json;
import io.kenh.sla.Book;
import io.kenh.sla.SlaExplanations;
import io.kenh.sla.Policy;
import io.kenh.sla.SlaRules;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Policies and calendars of promises: reading and replacing them by their keys. */
@Component
class SlaSection implements Section {

    private final SlaRules rules;
    private final Clock clock;

    SlaSection(SlaRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.get("/sla-policies", "listSlaPolicy", "What is promised, and to whom", SlaResources.POLICY, call -> page(rules.now().book().policies())).asList(),
                Operation.get("/sla-policies/{id}", "getSlaPolicy", "One policy", SlaResources.POLICY, call -> policy(call)),
                Operation.put("/sla-policies/{id}", "putSlaPolicy", "Make or replace a policy; every open ticket is reckoned anew, what is settled stays",
                        SlaResources.NEW_POLICY, SlaResources.POLICY, this::putPolicy),
                delete("/sla-policies/{id}", "deleteSlaPolicy", "Take a policy away; its tickets fall to that of their group or the standard one", this::deletePolicy),
                Operation.get("/sla-policies/{id}/preview", "previewSlaPolicy", "When a ticket that comes in at a moment would be due", SlaResources.PREVIEW, this::preview)
                        .taking(List.of(Field.time("at", "The moment; now when left out."))).asList(),
                Operation.get("/sla-calendars", "listSlaCalendar", "When the company works", SlaResources.CALENDAR, call -> page(rules.now().book().calendars())).asList(),
                Operation.get("/sla-calendars/{id}", "getSlaCalendar", "One calendar", SlaResources.CALENDAR, call -> calendar(call)),
                Operation.put("/sla-calendars/{id}", "putSlaCalendar", "Make or replace a calendar; every open ticket is reckoned anew, what is settled stays",
                        SlaResources.NEW_CALENDAR, SlaResources.CALENDAR, this::putCalendar),
                delete("/sla-calendars/{id}", "deleteSlaCalendar", "Take a calendar away that no policy uses", this::deleteCalendar),
                Operation.get("/sla-calendars/{id}/holidays", "proposeHolidays", "The public holidays of Viet Nam in a year that the calendar does not have yet",
                        SlaResources.DAY, this::holidays).taking(List.of(Field.of(FieldType.INTEGER, "year", "Which year.").must().like(2027))).asList());
    }

    private static Operation delete(String path, String id, String summary, Operation.Handler handler) {
        return new Operation(HttpMethod.DELETE, path, id, summary, Operation.Access.ADMIN, List.of(), null, null, false, 204, false, Operation.Form.JSON, handler);
    }

    private static <T> Page<T> page(List<T> items) {
        return new Page<>(items, null);
    }

    private Policy policy(Call call) {
        return rules.now().book().policy(key(call)).orElseThrow(() -> Problem.notFound("SLA policy '%s'".formatted(key(call))));
    }

    private WorkCalendar calendar(Call call) {
        return rules.now().book().calendar(key(call)).orElseThrow(() -> Problem.notFound("SLA calendar '%s'".formatted(key(call))));
    }

    private Object putPolicy(Call call) {
        Policy policy = read(call, Policy.class);
        change(call, book -> book.with(policy));
        return policy(call);
    }

    private Object putCalendar(Call call) {
        WorkCalendar calendar = read(call, WorkCalendar.class);
        change(call, book -> book.with(calendar));
        return calendar(call);
    }

    private Object deletePolicy(Call call) {
        policy(call);
        change(call, book -> book.withoutPolicy(key(call)));
        return null;
    }

    private Object deleteCalendar(Call call) {
        calendar(call);
        change(call, book -> book.withoutCalendar(key(call)));
        return null;
    }

    private Object preview(Call call) {
        Policy policy = policy(call);
        Instant at = (Instant) call.parameters().getOrDefault("at", clock.instant());
        return page(SlaExplanations.preview(policy, rules.now().book().calendar(policy.calendar()).orElseThrow(), at));
    }

    private Object holidays(Call call) {
        Integer year = (Integer) call.parameters().get("year");
        if (year == null) {
            FaultTexts.raise(List.of("year: found none, wanted ?year=2027"));
        }
        return page(FaultTexts.orRaise(() -> VietnameseHolidays.of(year, calendar(call))));
    }

    private void change(Call call, UnaryOperator<Book> edit) {
        try {
            FaultTexts.orRaise(() -> rules.change(edit, call.caller().cause()));
        } catch (IllegalStateException faster) {
            throw Problem.of(Kind.CONFLICT, faster.getMessage());
        }
    }

    /** The key stands in the path alone. */
    private static <T> T read(Call call, Class<T> type) {
        Map<String, Object> values = new LinkedHashMap<>(call.body());
        values.put("key", key(call));
        try {
            return Json.MAPPER.convertValue(values, type);
        } catch (IllegalArgumentException misshapen) {
            Throwable cause = misshapen.getCause() == null ? misshapen : rootOf(misshapen);
            FaultTexts.raise(List.of(cause instanceof IllegalArgumentException ? cause.getMessage() : "body: found a part that cannot be read, wanted the fields as documented"));
            throw misshapen;
        }
    }

    private static Throwable rootOf(Throwable thrown) {
        return thrown.getCause() == null ? thrown : rootOf(thrown.getCause());
    }

    private static String key(Call call) {
        return call.path().get("id");
    }
}
