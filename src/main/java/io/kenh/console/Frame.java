package io.kenh.console;

import io.kenh.access.PresentStaff;
import io.kenh.access.StaffMember;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What stands around every screen: who is signed in, what waits for a person, whether this is only practice. */
@ControllerAdvice("io.kenh.console")
class Frame {

    /** Numbers beside the menu; counted no further than {@link #MOST}. */
    record Waiting(long tickets, long parked, long unassigned, long unseen) { }

    static final int MOST = 1000;

    private final JdbcClient db;
    private final boolean practice;

    Frame(JdbcClient db, Environment environment) {
        this.db = db;
        this.practice = !environment.acceptsProfiles(Profiles.of("production"))
                && environment.getProperty("kenh.world.enabled", Boolean.class, true);
    }

    /** Null before signing in. */
    @ModelAttribute("me")
    StaffMember me(HttpServletRequest request) {
        return PresentStaff.of(request).orElse(null);
    }

    @ModelAttribute("practice")
    boolean practice() {
        return practice;
    }

    /** Where the page itself is, for links that come back to it. */
    @ModelAttribute("here")
    String here(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    /** Null for parts of a page and before signing in. */
    @ModelAttribute("waiting")
    Waiting waiting(HttpServletRequest request) {
        StaffMember me = PresentStaff.of(request).orElse(null);
        if (me == null || request.getHeader("HX-Request") != null || !"GET".equals(request.getMethod())) {
            return null;
        }
        return db.sql("""
                select (select count(*) from (select from ticket where status = 'open' limit :most) t) tickets,
                       (select count(*) from (select from parked limit :most) p) parked,
                       (select count(*) from (select from assignment_wait limit :most) w) unassigned,
                       (select count(*) from (select from notice where staff_id = :me and seen is null limit :most) n) unseen""")
                .param("most", MOST).param("me", me.id()).query(Waiting.class).single();
    }
}
