package io.kenh.console.receiving;

import io.kenh.connector.Connection;
import io.kenh.console.Missing;
import io.kenh.console.Said;
import io.kenh.crm.InvalidValue;
import io.kenh.intake.MailContexts;
import io.kenh.intake.ReceivingAddresses;
import io.kenh.intake.Reception;
import io.kenh.intake.Receptions;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The settings of receiving addresses. */
@Controller
@RequestMapping("/receiving")
class ReceivingScreen {

    /**
     * @param forwardTo where companies forward their mail to; null for a mailbox that is read
     * @param group     name of the group the connection itself names
     */
    record Address(long id, String title, String address, String forwardTo, String group, Reception settings) { }

    record Choice(long id, String name) { }

    /** The form; tags are written with commas between. */
    record Form(String name, Long group, String tags, String kind, String source, Boolean signed, Integer reopenDays, Boolean acknowledge) { }

    private final Receptions receptions;
    private final ReceivingAddresses hub;
    private final JdbcClient db;
    private final Said said;

    ReceivingScreen(Receptions receptions, ReceivingAddresses hub, JdbcClient db, Said said) {
        this.receptions = receptions;
        this.hub = hub;
        this.db = db;
        this.said = said;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("addresses", receptions.addresses().stream().map(this::address).toList());
        model.addAttribute("groups", db.sql("select id, name from staff_group order by lower(name)").query(Choice.class).list());
        return "console/receiving/list";
    }

    private Address address(Connection connection) {
        return new Address(connection.id(), connection.title(), MailContexts.address(connection), hub.of(connection).orElse(null), connection.setting("group", ""), receptions.of(connection.id()));
    }

    @PostMapping("/{id}")
    String save(@PathVariable long id, Form form, RedirectAttributes next) {
        Connection connection = receptions.addresses().stream().filter(c -> c.id() == id).findFirst().orElseThrow(() -> new Missing("receiving address", id));
        List<String> tags = form.tags() == null ? List.of() : Arrays.stream(form.tags().split(",")).map(String::strip).filter(tag -> !tag.isEmpty()).distinct().toList();
        try {
            receptions.save(new Reception(id, form.name() == null || form.name().isBlank() ? null : form.name().strip(), form.group(), tags, form.kind(),
                    form.source(), Boolean.TRUE.equals(form.signed()), form.reopenDays(), Boolean.TRUE.equals(form.acknowledge())));
            said.done(next, "receiving.saved", MailContexts.address(connection));
        } catch (InvalidValue refused) {
            said.fault(next, "receiving.refused", refused.found());
        }
        return "redirect:/receiving";
    }
}
