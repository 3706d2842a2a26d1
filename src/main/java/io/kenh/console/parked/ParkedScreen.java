package io.kenh.console.parked;

import io.kenh.console.Page;
import io.kenh.console.Return;
import io.kenh.console.Said;
import io.kenh.console.Words;
import io.kenh.platform.Line;
import io.kenh.platform.Parking;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Work that waits for a person: why, and sending it back. */
@Controller
class ParkedScreen {

    /** What the page is narrowed down to; blank means any. */
    record Choice(String line, String reason, String connection) {

        Parking.Filter filter() {
            return new Parking.Filter(Words.blank(line) ? null : Line.of(line), Words.blank(reason) ? null : reason, Words.blank(connection) ? null : connection);
        }
    }

    record Group(String line, String connection, String reason, long count, Instant oldest) { }

    /** So that one click never holds the database for long; the rest is a second click. */
    static final int MOST = 10_000;

    private final JdbcClient db;
    private final Parking parking;
    private final Said said;

    ParkedScreen(JdbcClient db, Parking parking, Said said) {
        this.db = db;
        this.parking = parking;
        this.said = said;
    }

    @GetMapping("/parked")
    String list(Choice choice, @RequestParam(required = false) Long before, Model model) {
        model.addAttribute("choice", choice);
        model.addAttribute("groups", groups());
        model.addAttribute("count", parking.count(choice.filter()));
        model.addAttribute("page", Page.of(parking.list(choice.filter(), before, Page.FETCH), Parking.Parked::id));
        return "console/parked/list";
    }

    @PostMapping("/parked/{id}/redrive")
    String one(@PathVariable long id, @RequestParam(defaultValue = "/parked") String back, RedirectAttributes next) {
        if (parking.redrive(id)) {
            said.done(next, "parked.redriven", 1);
        } else {
            said.fault(next, "parked.gone");
        }
        return Return.to(back);
    }

    @PostMapping("/parked/redrive")
    String many(Choice choice, RedirectAttributes next) {
        said.done(next, "parked.redriven", parking.redrive(choice.filter(), MOST));
        return "redirect:/parked";
    }

    private List<Group> groups() {
        return db.sql("""
                select line, connection, reason, count(*) as count, min(at) as oldest from parked
                group by 1, 2, 3 order by count(*) desc, 1, 2, 3 limit 100""").query(Group.class).list();
    }
}
