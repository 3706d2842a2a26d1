package io.kenh.console.ticket;

import io.kenh.access.StaffMember;
import io.kenh.console.Cursor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The list agents work from. */
@Controller
class TicketListScreen {

    private final TicketList tickets;

    TicketListScreen(TicketList tickets) {
        this.tickets = tickets;
    }

    @GetMapping("/tickets")
    String list(TicketList.Filter filter, @RequestParam(required = false) String before,
                @ModelAttribute("me") StaffMember me, Model model) {
        model.addAttribute("filter", filter);
        model.addAttribute("page", tickets.find(filter, me.id(), Cursor.of(before)));
        model.addAttribute("counts", tickets.counts());
        model.addAttribute("people", tickets.people());
        model.addAttribute("groups", tickets.groups());
        return "console/ticket/list";
    }
}
