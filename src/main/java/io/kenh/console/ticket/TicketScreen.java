package io.kenh.console.ticket;

import io.kenh.access.StaffMember;
import io.kenh.console.Missing;
import io.kenh.console.Said;
import io.kenh.console.record.Facts;
import io.kenh.console.record.Kind;
import io.kenh.console.record.Related;
import io.kenh.crm.Edit;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Cause;
import io.kenh.ticket.Tickets;
import io.kenh.ticket.Upload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One conversation, and what can be done about it. */
@Controller
@RequestMapping("/tickets/{id}")
class TicketScreen {

    /** The fields beside the thread; a null id means nobody. */
    record Handling(String status, String priority, Long owner, Long group) { }

    private final TicketThread thread;
    private final TicketList tickets;
    private final Records records;
    private final Tickets verbs;
    private final Facts facts;
    private final Related related;
    private final TicketPeople present;
    private final Said said;

    TicketScreen(TicketThread thread, TicketPeople present, TicketList tickets, Records records, Tickets verbs, Facts facts, Related related, Said said) {
        this.thread = thread;
        this.present = present;
        this.tickets = tickets;
        this.records = records;
        this.verbs = verbs;
        this.facts = facts;
        this.related = related;
        this.said = said;
    }

    @GetMapping
    String thread(@PathVariable long id, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before, Model model) {
        TicketThread.Ticket ticket = thread.ticket(id);
        if (ticket.mergedInto() != null) {
            return "redirect:/tickets/" + ticket.mergedInto() + "#moving-card";
        }
        List<TicketThread.Message> messages = thread.messages(id, before);
        model.addAttribute("ticket", ticket);
        model.addAttribute("way", verbs.way(id).orElse(null));
        model.addAttribute("chat", thread.chat(messages));
        model.addAttribute("heading", "#" + id + " " + (ticket.subject() == null ? "" : ticket.subject()));
        model.addAttribute("messages", messages);
        model.addAttribute("earlier", messages.size() == TicketThread.SHOWN ? messages.get(0).id() : null);
        model.addAttribute("files", thread.attachments(messages));
        model.addAttribute("others", thread.others(ticket));
        model.addAttribute("participants", present.of(id));
        model.addAttribute("merged", present.merged(id));
        model.addAttribute("waits", present.waits(id));
        Map<String, Object> record = records.find(RecordType.TICKET, id).orElseThrow();
        model.addAttribute("info", record.get("info"));
        model.addAttribute("custom", facts.custom(Kind.TICKETS, record));
        model.addAttribute("related", related.of(Kind.TICKETS, id));
        model.addAttribute("people", tickets.people());
        model.addAttribute("groups", tickets.groups());
        return "console/ticket/ticket";
    }

    @PostMapping("/handling")
    String handle(@PathVariable long id, Handling handling, @ModelAttribute("me") StaffMember me, RedirectAttributes next) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("status", handling.status());
        fields.put("priority", handling.priority());
        fields.put("owner_id", handling.owner());
        fields.put("group_id", handling.group());
        if (!records.update(RecordType.TICKET, id, Edit.set(fields), Cause.staff(me.id()))) {
            throw new Missing("ticket", id);
        }
        said.done(next, "ticket.saved");
        return "redirect:/tickets/" + id;
    }

    @PostMapping("/reply")
    String reply(@PathVariable long id, @RequestParam String text, @RequestParam(defaultValue = "MESSAGE") Tickets.How how,
                 @RequestParam(required = false) List<MultipartFile> files, @ModelAttribute("me") StaffMember me, RedirectAttributes next) throws IOException {
        List<Upload> uploads = new ArrayList<>();
        for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
            if (!file.isEmpty()) {
                uploads.add(new Upload(file.getOriginalFilename(), file.getContentType(), file.getBytes()));
            }
        }
        return write(id, text, "ticket.replied", next, () -> verbs.reply(id, me.id(), Cause.staff(me.id()), text, how, uploads));
    }

    @PostMapping("/note")
    String note(@PathVariable long id, @RequestParam String text, @ModelAttribute("me") StaffMember me, RedirectAttributes next) {
        return write(id, text, "ticket.noted", next, () -> verbs.note(id, me.id(), text));
    }

    /** What could not be sent is given back, so that nobody writes it twice. */
    private String write(long id, String text, String done, RedirectAttributes next, LongSupplier verb) {
        if (text.isBlank()) {
            said.fault(next, "ticket.empty");
            return "redirect:/tickets/" + id;
        }
        try {
            next.addFlashAttribute("written", verb.getAsLong());
            said.done(next, done);
        } catch (IllegalStateException impossible) {
            next.addFlashAttribute("draft", text);
            next.addFlashAttribute("fault", impossible.getMessage());
        }
        return "redirect:/tickets/" + id + "#end";
    }
}
