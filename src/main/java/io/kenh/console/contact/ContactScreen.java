package io.kenh.console.contact;

import io.kenh.console.record.Facts;
import io.kenh.console.record.Kind;
import io.kenh.console.record.Related;
import io.kenh.console.timeline.Timeline;
import io.kenh.crm.ContactMerges;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One contact with all that happened. */
@Controller
class ContactScreen {

    private final ContactReader contacts;
    private final Timeline timeline;
    private final Records records;
    private final Facts facts;
    private final Related related;
    private final ContactMerges merges;

    ContactScreen(ContactReader contacts, Timeline timeline, Records records, Facts facts, Related related, ContactMerges merges) {
        this.contacts = contacts;
        this.timeline = timeline;
        this.records = records;
        this.facts = facts;
        this.related = related;
        this.merges = merges;
    }

    @GetMapping("/contacts/{id}")
    String contact(@PathVariable long id, @RequestParam(required = false) Long before, Model model) {
        Optional<Long> became = merges.becameOf(id);
        if (became.isPresent()) {
            return "redirect:/contacts/" + became.get();
        }
        ContactReader.Contact contact = contacts.find(id);
        model.addAttribute("contact", contact);
        model.addAttribute("heading", contact.name() == null ? "#" + id : contact.name());
        model.addAttribute("facts", facts.of(Kind.CONTACTS, records.find(RecordType.CONTACT, id).orElseThrow()));
        model.addAttribute("related", related.of(Kind.CONTACTS, id));
        model.addAttribute("addresses", merges.addresses(id));
        model.addAttribute("merges", merges.into(id));
        model.addAttribute("steps", timeline.ofContact(id, before));
        return "console/contact/contact";
    }
}
