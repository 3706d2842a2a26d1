package io.kenh.console.connection;

import io.kenh.access.StaffMember;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Connector;
import io.kenh.connector.Connectors;
import io.kenh.connector.Fault;
import io.kenh.connector.InvalidConnection;
import io.kenh.connector.Probing;
import io.kenh.console.Missing;
import io.kenh.console.Said;
import io.kenh.platform.Sentences;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Each person's own outgoing mail: with it their answers leave from their own address, by their own server. */
@Controller
@RequestMapping("/me/mail")
class MyMailScreen {

    private static final String CONNECTOR = "smtp";
    private static final String PERSON = "person";
    /** Fields that are not the person's to fill in. */
    private static final Set<String> SET_FOR_THEM = Set.of(PERSON, "perSecond");

    private final Connections connections;
    private final Connectors connectors;
    private final Probing probing;
    private final Said said;

    MyMailScreen(Connections connections, Connectors connectors, Probing probing, Said said) {
        this.connections = connections;
        this.connectors = connectors;
        this.probing = probing;
        this.said = said;
    }

    @GetMapping
    String show(@ModelAttribute("me") StaffMember me, Locale locale, Model model) {
        Optional<Connection> mine = mine(me);
        ConnectionForm form = mine.map(own -> ConnectionForm.of(connector(), locale, own)).orElseGet(() -> ConnectionForm.blank(connector(), locale));
        return page(mine, form, model);
    }

    @PostMapping
    String save(@ModelAttribute("me") StaffMember me, @RequestParam Map<String, String> all, Locale locale, Model model, RedirectAttributes next) {
        Map<String, String> values = new HashMap<>(ConnectionScreen.values(all));
        values.keySet().removeAll(SET_FOR_THEM);
        values.put(PERSON, me.email());
        Optional<Connection> mine = mine(me);
        List<Fault> faults = store(me, mine, values);
        if (!faults.isEmpty()) {
            return page(mine, ConnectionForm.of(connector(), locale, name(me), me.name(), mine.isEmpty(), values, faults), model);
        }
        said.done(next, "mymail.saved");
        return "redirect:/me/mail";
    }

    @PostMapping("/test")
    String test(@ModelAttribute("me") StaffMember me, Locale locale, RedirectAttributes next) {
        mine(me).map(probing::test).ifPresent(finding -> {
            String text = Sentences.in(locale, finding.text());
            if (finding.verdict() == Probing.Verdict.WORKS) {
                said.done(next, "mymail.works", text);
            } else {
                said.fault(next, "mymail.fails", text);
            }
        });
        return "redirect:/me/mail";
    }

    /** From now on their answers leave with the company's mail; what they have entered stays. */
    @PostMapping("/off")
    String off(@ModelAttribute("me") StaffMember me, RedirectAttributes next) {
        mine(me).ifPresent(own -> connections.pause(own.id()));
        said.done(next, "mymail.is.off");
        return "redirect:/me/mail";
    }

    @PostMapping("/on")
    String on(@ModelAttribute("me") StaffMember me, RedirectAttributes next) {
        mine(me).ifPresent(own -> connections.resume(own.id()));
        said.done(next, "mymail.is.on");
        return "redirect:/me/mail";
    }

    private List<Fault> store(StaffMember me, Optional<Connection> mine, Map<String, String> values) {
        try {
            if (mine.isPresent()) {
                connections.update(mine.get().id(), me.name(), values);
            } else {
                connections.create(name(me), me.name(), CONNECTOR, values);
            }
            return List.of();
        } catch (InvalidConnection invalid) {
            return invalid.faults();
        }
    }

    private static String page(Optional<Connection> mine, ConnectionForm form, Model model) {
        model.addAttribute("mine", mine.orElse(null));
        model.addAttribute("form", new ConnectionForm(form.connector(), form.provider(), form.name(), form.title(), form.isNew(),
                form.fields().stream().filter(field -> !SET_FOR_THEM.contains(field.name())).toList(), form.faults()));
        return "console/connection/my-mail";
    }

    private Optional<Connection> mine(StaffMember me) {
        return connections.byName(name(me));
    }

    private static String name(StaffMember me) {
        return "mail-of-" + me.id();
    }

    private Connector connector() {
        return connectors.byName(CONNECTOR).orElseThrow(() -> new Missing("connector " + CONNECTOR, 0));
    }
}
