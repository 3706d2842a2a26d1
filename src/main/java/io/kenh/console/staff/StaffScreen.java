package io.kenh.console.staff;

import io.kenh.access.Links;
import io.kenh.access.Role;
import io.kenh.access.StaffAccounts;
import io.kenh.access.StaffAccounts.Person;
import io.kenh.access.StaffMember;
import io.kenh.console.Said;
import java.util.List;
import java.util.Locale;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Colleagues: inviting them, their roles, ending their access; groups that share work. */
@Controller
@RequestMapping("/staff")
class StaffScreen {

    private static final String BACK = "redirect:/staff";

    private final StaffAccounts accounts;
    private final Links links;
    private final Groups groups;
    private final Said said;

    StaffScreen(StaffAccounts accounts, Links links, Groups groups, Said said) {
        this.accounts = accounts;
        this.links = links;
        this.groups = groups;
        this.said = said;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("people", accounts.all());
        model.addAttribute("groups", groups.all());
        model.addAttribute("modes", Groups.MODES);
        return "console/staff/list";
    }

    @PostMapping
    String invite(Person person, Locale locale, RedirectAttributes next) {
        if (person.name().isBlank() || !person.email().contains("@")) {
            said.fault(next, "person.incomplete");
            return BACK;
        }
        try {
            link(accounts.create(person, locale.getLanguage()), person.name(), next);
        } catch (DuplicateKeyException taken) {
            said.fault(next, "person.taken");
        }
        return BACK;
    }

    @PostMapping("/{id}/link")
    String newLink(@PathVariable long id, RedirectAttributes next) {
        accounts.find(id).filter(StaffMember::active).ifPresent(person -> link(id, person.name(), next));
        return BACK;
    }

    @PostMapping("/{id}/role")
    String role(@PathVariable long id, @RequestParam Role role, @ModelAttribute("me") StaffMember me, RedirectAttributes next) {
        accounts.find(id).filter(person -> isSomebodyElse(id, me, next)).ifPresent(person -> {
            accounts.update(id, new Person(person.name(), person.email(), person.phone(), role));
            said.done(next, "staff.saved", person.name());
        });
        return BACK;
    }

    @PostMapping("/{id}/active")
    String active(@PathVariable long id, @RequestParam boolean active, @ModelAttribute("me") StaffMember me, RedirectAttributes next) {
        accounts.find(id).filter(person -> isSomebodyElse(id, me, next)).ifPresent(person -> {
            accounts.setActive(id, active);
            said.done(next, active ? "staff.restored" : "staff.ended", person.name());
        });
        return BACK;
    }

    @PostMapping("/groups")
    String group(@RequestParam(required = false) Long id, @RequestParam String name, @RequestParam String mode,
                 @RequestParam(defaultValue = "") List<Long> members, RedirectAttributes next) {
        try {
            groups.save(id, name.strip(), mode, members);
            said.done(next, "group.saved", name);
        } catch (DuplicateKeyException taken) {
            said.fault(next, "group.taken", name);
        }
        return BACK;
    }

    /** An administrator cannot lock the last door behind themselves. */
    private boolean isSomebodyElse(long id, StaffMember me, RedirectAttributes next) {
        if (id == me.id()) {
            said.fault(next, "staff.self");
            return false;
        }
        return true;
    }

    private void link(long id, String name, RedirectAttributes next) {
        next.addFlashAttribute("linkFor", name);
        next.addFlashAttribute("link", ServletUriComponentsBuilder.fromCurrentContextPath().path("/welcome/" + links.invite(id)).toUriString());
    }
}
