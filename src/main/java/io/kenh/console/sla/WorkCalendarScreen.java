package io.kenh.console.sla;

import io.kenh.access.StaffMember;
import io.kenh.calendar.SpecialDay;
import io.kenh.calendar.Span;
import io.kenh.calendar.VietnameseHolidays;
import io.kenh.calendar.WorkCalendar;
import io.kenh.calendar.WorkingTime;
import io.kenh.console.Missing;
import io.kenh.console.Said;
import io.kenh.sla.Book;
import io.kenh.sla.Policy;
import io.kenh.sla.SlaRules;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Setting up when the company works: its week, and the days that are different. */
@Controller
@RequestMapping("/sla/calendars")
class WorkCalendarScreen {

    private static final int YEARS_AHEAD = 3;

    private final SlaRules rules;
    private final SlaSaving saving;
    private final Said said;
    private final Clock clock;

    WorkCalendarScreen(SlaRules rules, SlaSaving saving, Said said, Clock clock) {
        this.rules = rules;
        this.saving = saving;
        this.said = said;
        this.clock = clock;
    }

    @GetMapping("/{key}")
    String edit(@PathVariable String key, Model model) {
        WorkCalendar calendar = key.equals(Keys.NEW) ? blank() : rules.now().book().calendar(key).orElseThrow(() -> new Missing("SLA calendar " + key));
        return form(key, calendar, model);
    }

    /** A week to begin with: from Monday to Friday. */
    private WorkCalendar blank() {
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, day.compareTo(DayOfWeek.SATURDAY) < 0 ? List.of(Span.of("08:00-12:00"), Span.of("13:00-17:00")) : List.of());
        }
        return new WorkCalendar(Keys.NEW, "", clock.getZone().getId(), week, List.of());
    }

    private String form(String key, WorkCalendar calendar, Model model) {
        int year = LocalDate.now(clock).getYear();
        model.addAttribute("key", key);
        model.addAttribute("calendar", calendar);
        model.addAttribute("weekdays", DayOfWeek.values());
        model.addAttribute("zones", ZoneId.getAvailableZoneIds().stream().filter(zone -> zone.contains("/")).sorted().toList());
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("at", LocalDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES));
        model.addAttribute("years", IntStream.rangeClosed(year, Math.min(year + YEARS_AHEAD, VietnameseHolidays.LAST)).boxed().toList());
        model.addAttribute("used", rules.now().book().policies().stream().filter(policy -> policy.calendar().equals(key)).map(Policy::title).toList());
        return "console/sla/calendar";
    }

    @PostMapping("/{key}")
    String save(@PathVariable String key, @RequestParam MultiValueMap<String, String> sent, @ModelAttribute("me") StaffMember me, Model model, RedirectAttributes next) {
        Fields fields = new Fields(sent);
        Book book = rules.now().book();
        String stored = Keys.of(key, fields.text("title"), taken -> book.calendar(taken).isPresent());
        WorkCalendar calendar = CalendarForm.read(stored, fields);
        WorkCalendar wanted = fields.has("holidays") ? withHolidays(calendar, fields) : calendar;
        Optional<String> refused = saving.change(fields.unreadable(), old -> old.with(wanted), me.id());
        if (refused.isPresent()) {
            model.addAttribute("fault", refused.get());
            return form(key, calendar, model);
        }
        said.done(next, "sla.calendar.saved", calendar.title());
        return "redirect:/sla/calendars/" + stored;
    }

    private static WorkCalendar withHolidays(WorkCalendar calendar, Fields fields) {
        Integer year = fields.read("year", Integer::valueOf);
        List<SpecialDay> days = new ArrayList<>(calendar.days());
        if (year != null && year >= VietnameseHolidays.FIRST && year <= VietnameseHolidays.LAST && calendar.faults().isEmpty()) {
            days.addAll(VietnameseHolidays.of(year, calendar));
        }
        days.sort(Comparator.comparing(SpecialDay::day));
        return new WorkCalendar(calendar.key(), calendar.title(), calendar.zone(), calendar.week(), days);
    }

    /** Part of the form: when so much work that begins at {@code at} is done by what stands in the form now. */
    @PostMapping("/preview")
    String preview(@RequestParam MultiValueMap<String, String> sent, Model model) {
        Fields fields = new Fields(sent);
        LocalDateTime at = fields.read("at", LocalDateTime::parse);
        Integer work = fields.read("work", Minutes::of);
        WorkCalendar calendar = CalendarForm.read(Keys.NEW, fields);
        boolean readable = at != null && work != null && calendar.faults().stream().noneMatch(fault -> !fault.startsWith("title"));
        model.addAttribute("due", !readable ? null : WorkingTime.of(calendar).plus(at.atZone(clock.getZone()).toInstant(), Duration.ofMinutes(work)).orElse(null));
        return "console/sla/preview :: due";
    }

    @PostMapping("/{key}/delete")
    String delete(@PathVariable String key, @ModelAttribute("me") StaffMember me, RedirectAttributes next) {
        saving.change(List.of(), book -> book.withoutCalendar(key), me.id())
                .ifPresentOrElse(refused -> next.addFlashAttribute("fault", refused), () -> said.done(next, "sla.calendar.deleted"));
        return "redirect:/sla";
    }
}
