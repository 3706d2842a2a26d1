package io.kenh.console.contact;

import io.kenh.console.Cursor;
import io.kenh.console.timeline.Timeline;
import io.kenh.platform.Json;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Everybody who wrote to us, and one person with all that happened. */
@Controller
class ContactScreen {

    private final ContactList contacts;
    private final Timeline timeline;

    ContactScreen(ContactList contacts, Timeline timeline) {
        this.contacts = contacts;
        this.timeline = timeline;
    }

    @GetMapping("/contacts")
    String list(@RequestParam(required = false) String q, @RequestParam(required = false) String before, Model model) {
        model.addAttribute("q", q);
        model.addAttribute("page", contacts.find(q, Cursor.of(before)));
        return "console/contact/list";
    }

    @GetMapping("/contacts/{id}")
    String contact(@PathVariable long id, @RequestParam(required = false) Long before, Model model) {
        ContactList.Contact contact = contacts.find(id);
        model.addAttribute("contact", contact);
        model.addAttribute("heading", contact.name() == null ? "#" + id : contact.name());
        model.addAttribute("custom", Json.map(contact.custom()));
        model.addAttribute("tickets", contacts.tickets(id));
        model.addAttribute("addresses", contacts.addresses(id));
        model.addAttribute("steps", timeline.ofContact(id, before));
        return "console/contact/contact";
    }
}
