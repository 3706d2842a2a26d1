package io.kenh.console.notice;

import io.kenh.access.StaffMember;
import io.kenh.console.Missing;
import io.kenh.console.Return;
import io.kenh.notice.Notice;
import io.kenh.notice.Notices;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What the signed-in person was told. */
@Controller
@RequestMapping("/notices")
class NoticeScreen {

    private static final int IN_THE_MENU = 8;
    private static final int ON_THE_PAGE = 50;

    private final Notices notices;
    private final Streams streams;

    NoticeScreen(Notices notices, Streams streams) {
        this.notices = notices;
        this.streams = streams;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "" + Long.MAX_VALUE) long before, @ModelAttribute("me") StaffMember me, Model model) {
        List<Notice> page = notices.latest(me.id(), before, ON_THE_PAGE);
        model.addAttribute("notices", page);
        model.addAttribute("next", page.size() == ON_THE_PAGE ? page.get(ON_THE_PAGE - 1).id() : null);
        return "console/notice/list";
    }

    /** The bell's menu. */
    @GetMapping("/latest")
    String latest(@ModelAttribute("me") StaffMember me, Model model) {
        model.addAttribute("notices", notices.latest(me.id(), Long.MAX_VALUE, IN_THE_MENU));
        return "console/notice/latest";
    }

    /** @param after the newest notice this browser has shown */
    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> stream(@RequestParam(defaultValue = "0") long after, @ModelAttribute("me") StaffMember me, HttpSession session,
                                      HttpServletResponse response) {
        response.setHeader("X-Accel-Buffering", "no");
        return streams.open(me, session.getId(), after).map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.status(503).header("Retry-After", "60").build());
    }

    /** Opens what a notice is about; from then on it counts as seen. */
    @GetMapping("/{id}")
    String open(@PathVariable long id, @ModelAttribute("me") StaffMember me) {
        Notice notice = notices.see(me.id(), id).orElseThrow(() -> new Missing("notice", id));
        return notice.link() == null ? "redirect:/notices" : Return.to(notice.link());
    }

    @PostMapping("/seen")
    String seeAll(@ModelAttribute("me") StaffMember me, @RequestParam(required = false) String back) {
        notices.seeAll(me.id());
        return Return.to(back == null ? "/notices" : back);
    }
}
