package io.kenh.console.contact;

import io.kenh.access.StaffMember;
import io.kenh.console.Missing;
import io.kenh.console.Said;
import io.kenh.console.Words;
import io.kenh.crm.Addresses;
import io.kenh.crm.ContactMerge;
import io.kenh.crm.ContactMerges;
import io.kenh.crm.NoMerge;
import io.kenh.event.Cause;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Two contacts that are one person: look first, then merge; and part them again. */
@Controller
class MergeScreen {

    record Candidate(long id, String name, String phone, String email, String company) { }

    private static final int MOST = 20;

    private final ContactMerges merges;
    private final ContactReader contacts;
    private final JdbcClient db;
    private final Said said;

    MergeScreen(ContactMerges merges, ContactReader contacts, JdbcClient db, Said said) {
        this.merges = merges;
        this.contacts = contacts;
        this.db = db;
        this.said = said;
    }

    @GetMapping("/contacts/{id}/merge")
    String look(@PathVariable long id, @RequestParam(defaultValue = "") String q, @RequestParam(required = false) Long other, Model model,
            RedirectAttributes next) {
        model.addAttribute("contact", contacts.find(id));
        model.addAttribute("q", q);
        model.addAttribute("candidates", other == null ? candidates(id, q.strip()) : List.of());
        try {
            model.addAttribute("preview", other == null ? null : merges.preview(id, other));
            return "console/contact/merge";
        } catch (NoMerge refused) {
            said.fault(next, "merge.refused." + refused.reason());
            return "redirect:/contacts/" + id + "/merge";
        }
    }

    /** Without a wish those who bear the same name. */
    private List<Candidate> candidates(long id, String wish) {
        String name = Words.blank(wish) ? db.sql("select name from contact where id = ?").param(id).query(String.class).optional().orElse("") : wish;
        return db.sql("""
                select id, name, phone, email, company from contact where id <> :id and (id::text = :q or phone = :phone or email = lower(:q)
                  or :like <> '' and plain(coalesce(name, '')) like '%' || plain(:like) || '%'
                  or id in (select object_id from identity where object = 'contact' and value in (:q, :phone)))
                order by updated desc limit :most""").param("id", id).param("q", wish).param("phone", Addresses.phone(wish).orElse(wish))
                .param("like", name.replaceAll("([\\\\%_])", "\\\\$1")).param("most", MOST).query(Candidate.class).list();
    }

    @PostMapping("/contacts/{id}/merge")
    String merge(@PathVariable long id, @RequestParam long other, @ModelAttribute("me") StaffMember me, RedirectAttributes next) {
        try {
            merges.merge(id, other, Cause.staff(me.id()));
            said.done(next, "merge.done");
        } catch (NoMerge refused) {
            said.fault(next, "merge.refused." + refused.reason());
        }
        return "redirect:/contacts/" + id;
    }

    @PostMapping("/contacts/{id}/merges/{merge}/undo")
    String undo(@PathVariable long id, @PathVariable long merge, @ModelAttribute("me") StaffMember me, RedirectAttributes next) {
        ContactMerge of = merges.find(merge, true).filter(one -> one.kept() == id).orElseThrow(() -> new Missing("merge", merge));
        try {
            merges.undo(merge, Cause.staff(me.id()));
            said.done(next, "merge.undone", String.valueOf(of.gone()));
        } catch (NoMerge refused) {
            said.fault(next, "merge.refused." + refused.reason());
        }
        return "redirect:/contacts/" + id;
    }
}
