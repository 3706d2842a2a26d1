package io.kenh.console.search;

import io.kenh.console.Where;
import io.kenh.console.Words;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Finds people and tickets by whatever somebody remembers of them. */
@Controller
class SearchScreen {

    record Hit(long id, String title, String phone, String email, String state) { }

    private static final String PERSON = "coalesce(name, '') || ' ' || coalesce(phone, '') || ' ' || coalesce(email, '') || ' ' || coalesce(company, '')";
    private static final int MOST = 20;

    private final JdbcClient db;

    SearchScreen(JdbcClient db) {
        this.db = db;
    }

    @GetMapping("/search")
    String search(@RequestParam(defaultValue = "") String q, Model model) {
        if (q.strip().matches("#\\d{1,9}")) {
            return "redirect:/tickets/" + q.strip().substring(1);
        }
        String words = Where.pattern(Words.asStored(q));
        model.addAttribute("q", q);
        model.addAttribute("contacts", hits("select id, coalesce(name, email, phone) as title, phone, email, null as state from contact", PERSON, words));
        model.addAttribute("leads", hits("select id, coalesce(name, email, phone) as title, phone, email, status as state from lead", PERSON, words));
        model.addAttribute("accounts", hits("select id, name as title, phone, email, status as state from account", "name", words));
        model.addAttribute("opportunities", hits("select id, name as title, null as phone, null as email, stage as state from opportunity", "name", words));
        model.addAttribute("tickets", hits("select id, subject as title, null as phone, null as email, status as state from ticket",
                "coalesce(subject, '')", words));
        return "console/search/search";
    }

    private List<Hit> hits(String select, String expression, String words) {
        Where where = new Where().and(Where.contains(expression), "words", words);
        return words == null ? List.of()
                : where.bind(db.sql(select + where + " order by updated desc, id desc limit " + MOST)).query(Hit.class).list();
    }
}
