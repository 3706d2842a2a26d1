package io.kenh.console.staff;

import io.kenh.access.Links;
import io.kenh.access.Role;
import io.kenh.access.StaffAccounts;
import io.kenh.access.StaffAccounts.Person;
import io.kenh.access.StaffMember;
import io.kenh.console.Missing;
import io.kenh.console.Said;
import io.kenh.crm.Addresses;
import io.kenh.crm.StaffGroups;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
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
    private final CompanySize company;
    private final Said said;

    StaffScreen(StaffAccounts accounts, Links links, Groups groups, CompanySize company, Said said) {
        this.accounts = accounts;
        this.links = links;
        this.groups = groups;
        this.company = company;
        this.said = said;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("people", accounts.all());
        model.addAttribute("groups", groups.all());
        model.addAttribute("sizes", CompanySize.BANDS);
        model.addAttribute("size", company.get());
        model.addAttribute("modes", StaffGroups.MODES);
        return "console/staff/list";
    }

    @PostMapping
    String invite(Person person, @RequestParam(defaultValue = "") List<Long> memberOf, Locale locale, RedirectAttributes next) {
        change(person, next, checked -> {
            long id = accounts.create(checked, locale.getLanguage());
            groups.join(id, memberOf);
            link(id, checked.name(), next);
        });
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

    @PostMapping("/{id}")
    String edit(@PathVariable long id, @RequestParam String name, @RequestParam String email, @RequestParam String phone, RedirectAttributes next) {
        StaffMember now = accounts.find(id).orElseThrow(() -> new Missing("person", id));
        change(new Person(name.strip(), email, phone, now.role()), next, person -> {
            accounts.update(id, person);
            said.done(next, "staff.saved", person.name());
        });
        return BACK;
    }

    @PostMapping("/company")
    String company(@RequestParam String size, RedirectAttributes next) {
        company.set(size);
        said.done(next, "record.saved");
        return BACK;
    }

    /** Refuses what nobody could be reached by; the phone is kept in its normal form, since messages go there. */
    private void change(Person person, RedirectAttributes next, Consumer<Person> write) {
        Optional<String> phone = Addresses.phone(person.phone());
        boolean noPhone = person.phone() == null || person.phone().isBlank();
        if (person.name().isBlank() || Addresses.email(person.email()).isEmpty()) {
            said.fault(next, "person.incomplete");
        } else if (phone.isEmpty() && !noPhone) {
            said.fault(next, "wanted.phone");
        } else {
            try {
                write.accept(new Person(person.name(), person.email(), phone.orElse(null), person.role()));
            } catch (DuplicateKeyException taken) {
                said.fault(next, "person.taken");
            }
        }
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
