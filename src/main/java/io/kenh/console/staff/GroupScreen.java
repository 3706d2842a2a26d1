package io.kenh.console.staff;

import io.kenh.console.Missing;
import io.kenh.console.Said;
import io.kenh.console.Uses;
import io.kenh.crm.InvalidValue;
import io.kenh.crm.StaffGroups;
import io.kenh.crm.Wanted;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Making, changing and taking away groups. */
@Controller
@RequestMapping("/staff/groups")
class GroupScreen {

    private static final String BACK = "redirect:/staff";

    private final StaffGroups groups;
    private final Said said;
    private final Uses uses;

    GroupScreen(StaffGroups groups, Said said, Uses uses) {
        this.groups = groups;
        this.said = said;
        this.uses = uses;
    }

    /** @param id null for a new group */
    @PostMapping
    String save(@RequestParam(required = false) Long id, @RequestParam String name, @RequestParam String mode,
                @RequestParam(defaultValue = "") List<Long> members, RedirectAttributes next) {
        try {
            if (id == null) {
                groups.create(name, mode, members);
            } else {
                groups.change(id, name, mode, members);
            }
            said.done(next, "group.saved", name);
        } catch (InvalidValue invalid) {
            said.fault(next, invalid.wanted() == Wanted.FREE ? "group.taken" : "group.refused", name);
        } catch (NoSuchElementException gone) {
            throw new Missing("group", id);
        }
        return BACK;
    }

    @PostMapping("/{id}/delete")
    String delete(@PathVariable long id, RedirectAttributes next) {
        try {
            uses.tell(groups.delete(id), "group.deleted", "group.needed", next);
        } catch (NoSuchElementException gone) {
            throw new Missing("group", id);
        }
        return BACK;
    }
}
