package io.kenh.console.connection;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Connector;
import io.kenh.connector.Connectors;
import io.kenh.connector.Fault;
import io.kenh.connector.Grants;
import io.kenh.connector.InvalidConnection;
import io.kenh.connector.Probing;
import io.kenh.console.Missing;
import io.kenh.console.Said;
import io.kenh.intake.ForwardingChecks;
import io.kenh.intake.MailWays;
import io.kenh.intake.MailContexts;
import io.kenh.platform.Sentences;
import io.kenh.sync.FeedLags;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The channels: what each does, its settings, and new ones from the catalogue. */
@Controller
@RequestMapping("/connections")
class ConnectionScreen {

    private static final String FORM = "console/connection/form";
    private static final String PREFIX = "p.";

    private final Connections connections;
    private final Connectors connectors;
    private final ConnectionCards cards;
    private final Probing probing;
    private final Grants grants;
    private final MailWays mailWays;
    private final ForwardingChecks checks;
    private final FeedLags lags;
    private final Said said;

    ConnectionScreen(Connections connections, Connectors connectors, ConnectionCards cards, Probing probing, Grants grants, MailWays mailWays,
            ForwardingChecks checks, FeedLags lags, Said said) {
        this.connections = connections;
        this.connectors = connectors;
        this.cards = cards;
        this.probing = probing;
        this.grants = grants;
        this.mailWays = mailWays;
        this.checks = checks;
        this.lags = lags;
        this.said = said;
    }

    @GetMapping
    String list(Locale locale, Model model) {
        model.addAttribute("cards", cards.all(locale));
        model.addAttribute("mail", mailWays.all());
        model.addAttribute("lags", lags.all());
        model.addAttribute("faults", connectors.faults().stream().map(Fault::toString).toList());
        model.addAttribute("base", ServletUriComponentsBuilder.fromCurrentContextPath().toUriString());
        return "console/connection/list";
    }

    /** @param category only connectors of this one; all where it is left out */
    @GetMapping("/new")
    String catalogue(@RequestParam(required = false) String category, Locale locale, Model model) {
        model.addAttribute("offers", cards.offers(locale).stream().filter(offer -> category == null || offer.category().equals(category)).toList());
        return "console/connection/catalogue";
    }

    @GetMapping("/new/{connector}")
    String blank(@PathVariable String connector, Locale locale, Model model) {
        model.addAttribute("form", ConnectionForm.blank(connector(connector), locale));
        return FORM;
    }

    @PostMapping("/new/{connector}")
    String create(@PathVariable String connector, @RequestParam String name, @RequestParam String title, @RequestParam Map<String, String> all,
                  Locale locale, Model model, RedirectAttributes next) {
        Connector kind = connector(connector);
        List<Fault> faults = faults(() -> connections.create(name.strip(), title.strip(), connector, values(all)), name);
        if (!faults.isEmpty()) {
            model.addAttribute("form", ConnectionForm.of(kind, locale, name, title, true, values(all), faults));
            return FORM;
        }
        said.done(next, "connection.created", title);
        return grants.wanted(kind) ? "redirect:/connections/" + connections.byName(name.strip()).orElseThrow().id() + "/connect" : "redirect:/connections";
    }

    @GetMapping("/{id}/edit")
    String edit(@PathVariable long id, Locale locale, Model model) {
        Connection connection = existing(id);
        model.addAttribute("form", ConnectionForm.of(connector(connection.connector()), locale, connection));
        model.addAttribute("connection", connection);
        return FORM;
    }

    @PostMapping("/{id}/edit")
    String update(@PathVariable long id, @RequestParam String title, @RequestParam Map<String, String> all, Locale locale, Model model,
                  RedirectAttributes next) {
        Connection connection = existing(id);
        List<Fault> faults = faults(() -> connections.update(id, title.strip(), values(all)), connection.name());
        if (!faults.isEmpty()) {
            model.addAttribute("form", ConnectionForm.of(connector(connection.connector()), locale, connection.name(), title, false, values(all), faults));
            model.addAttribute("connection", connection);
            return FORM;
        }
        said.done(next, "connection.saved", title);
        return "redirect:/connections";
    }

    @PostMapping("/{id}/pause")
    String pause(@PathVariable long id, RedirectAttributes next) {
        connections.pause(existing(id).id());
        said.done(next, "connection.is.paused");
        return "redirect:/connections";
    }

    @PostMapping("/{id}/resume")
    String resume(@PathVariable long id, RedirectAttributes next) {
        connections.resume(existing(id).id());
        said.done(next, "connection.is.resumed");
        return "redirect:/connections";
    }

    @PostMapping("/{id}/test")
    String test(@PathVariable long id, Locale locale, RedirectAttributes next) {
        Connection connection = existing(id);
        Probing.Finding finding = probing.test(connection);
        String text = Sentences.in(locale, finding.text());
        switch (finding.verdict()) {
            case WORKS -> said.done(next, "connection.test.works", connection.title(), text);
            case FAILS -> said.fault(next, "connection.test.fails", connection.title(), text);
            default -> said.fault(next, "connection.test.untested", connection.title(), text);
        }
        return "redirect:/connections";
    }

    @PostMapping("/{id}/forwarding")
    String tryForwarding(@PathVariable long id, RedirectAttributes next) {
        Connection connection = existing(id);
        checks.start(connection);
        said.done(next, "forwarding.sent", MailContexts.address(connection));
        return "redirect:/connections";
    }

    private static List<Fault> faults(Supplier<Connection> verb, String name) {
        try {
            verb.get();
            return List.of();
        } catch (InvalidConnection invalid) {
            return invalid.faults();
        } catch (DuplicateKeyException taken) {
            return List.of(new Fault(name, "name", name, "a name that no other connection has"));
        }
    }

    /** Parameters have a prefix, so that one called "title" does not meet the connection's own. */
    static Map<String, String> values(Map<String, String> all) {
        Map<String, String> values = new LinkedHashMap<>();
        all.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                values.put(name.substring(PREFIX.length()), value);
            }
        });
        return values;
    }

    private Connector connector(String name) {
        return connectors.byName(name).orElseThrow(() -> new Missing("connector " + name, 0));
    }

    private Connection existing(long id) {
        try {
            return connections.byId(id);
        } catch (NoSuchElementException none) {
            throw new Missing("connection", id);
        }
    }
}
