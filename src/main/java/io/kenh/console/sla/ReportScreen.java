package io.kenh.console.sla;

import io.kenh.console.Bars;
import io.kenh.sla.Promise;
import io.kenh.sla.SlaReport;
import io.kenh.sla.SlaReport.Line;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How promises were kept in a month, by person, group or priority, and what is late now. */
@Controller
@RequestMapping("/sla/reports")
class ReportScreen {

    private static final int SHOWN = 50;
    private static final int SOON_MINUTES = 60;

    private final SlaReport report;
    private final Clock clock;

    ReportScreen(SlaReport report, Clock clock) {
        this.report = report;
        this.clock = clock;
    }

    @GetMapping
    String month(@RequestParam(required = false) String month, @RequestParam(defaultValue = "owner") String by, Model model) {
        Period period = Period.of(month, LocalDate.now(clock));
        String about = SlaReport.BY.contains(by) ? by : SlaReport.BY.get(0);
        List<Line> lines = report.lines(about, period.first(), period.last());
        model.addAttribute("period", period);
        model.addAttribute("by", about);
        model.addAttribute("lines", lines);
        Map<String, Line> sums = new LinkedHashMap<>();
        Map<String, Bars> bars = new LinkedHashMap<>();
        for (Promise promise : Promise.values()) {
            sums.put(promise.key(), sum(promise.key(), lines));
            bars.put(promise.key(), bars(period, report.days(promise, period.first(), period.last())));
        }
        model.addAttribute("sums", sums);
        model.addAttribute("bars", bars);
        model.addAttribute("now", report.now(SOON_MINUTES));
        model.addAttribute("late", report.late(SHOWN));
        return "console/sla/reports";
    }

    /** A bar for each day of the month, also for those without an end. */
    private static Bars bars(Period period, List<SlaReport.Day> days) {
        Map<LocalDate, SlaReport.Day> byDay = days.stream().collect(Collectors.toMap(SlaReport.Day::day, Function.identity()));
        return new Bars("sla", List.of("on-time", "late"), period.first().datesUntil(period.last().plusDays(1))
                .map(day -> byDay.getOrDefault(day, new SlaReport.Day(day, 0, 0)))
                .map(day -> new Bars.Day(day.day(), List.of(day.onTime(), day.late()))).toList());
    }

    private static Line sum(String promise, List<Line> lines) {
        List<Line> own = lines.stream().filter(line -> line.promise().equals(promise)).toList();
        return new Line(null, null, promise, own.stream().mapToLong(Line::onTime).sum(), own.stream().mapToLong(Line::late).sum(), 0, 0);
    }

    /** The same lines for a spreadsheet. */
    @GetMapping(path = "/lines.csv")
    ResponseEntity<String> lines(@RequestParam(required = false) String month, @RequestParam(defaultValue = "owner") String by) {
        Period period = Period.of(month, LocalDate.now(clock));
        StringBuilder csv = new StringBuilder("\uFEFFname,promise,on_time,late,percent,average_minutes,median_minutes\n");
        report.lines(SlaReport.BY.contains(by) ? by : SlaReport.BY.get(0), period.first(), period.last()).forEach(line -> csv.append("%s,%s,%d,%d,%d,%d,%d%n"
                .formatted(cell(line.name()), line.promise(), line.onTime(), line.late(), line.percent(), line.minutes(), line.median())));
        return ResponseEntity.ok().contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header("Content-Disposition", "attachment; filename=\"sla-%s-%s.csv\"".formatted(by.equals("group") || by.equals("priority") ? by : "owner", period.month())).body(csv.toString());
    }

    /** Quoted, and never a formula. */
    private static String cell(String text) {
        String safe = text == null ? "" : text.replaceAll("^[=+\\-@\\t\\r]", "'$0");
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
