package io.kenh.console.subscription;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.console.Missing;
import io.kenh.console.Page;
import io.kenh.console.Said;
import io.kenh.crm.InvalidValue;
import io.kenh.sync.Deliveries;
import io.kenh.sync.Subscription;
import io.kenh.sync.SubscriptionChoices;
import io.kenh.sync.Subscriptions;
import io.kenh.sync.Undelivered;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Programs that hear of changes: how far each is, what it has not got, and setting one up. */
@Controller
@RequestMapping("/subscriptions")
class SubscriptionScreen {

    private final Subscriptions subscriptions;
    private final Deliveries deliveries;
    private final DeliveryFigures figures;
    private final Connections connections;
    private final Said said;

    SubscriptionScreen(Subscriptions subscriptions, Deliveries deliveries, DeliveryFigures figures, Connections connections, Said said) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.figures = figures;
        this.connections = connections;
        this.said = said;
    }

    @ModelAttribute("objects")
    List<String> objects() {
        return SubscriptionChoices.OBJECTS;
    }

    @ModelAttribute("kinds")
    List<String> kinds() {
        return SubscriptionChoices.KINDS;
    }

    @ModelAttribute("clusters")
    Map<String, String> clusters() {
        return connections.all().stream().filter(c -> c.connector().equals("kafka")).collect(Collectors.toMap(Connection::name, Connection::title));
    }

    @GetMapping
    String list(Model model) {
        List<Subscription> all = subscriptions.all();
        model.addAttribute("subscriptions", all);
        model.addAttribute("standings", all.stream().collect(Collectors.toMap(Subscription::id, deliveries::standing)));
        return "console/subscription/list";
    }

    @GetMapping("/new")
    String blank(Model model) {
        return form(SubscriptionForm.blank(), null, null, model);
    }

    @GetMapping("/{id}/edit")
    String edit(@PathVariable long id, Model model) {
        Subscription now = find(id);
        String connection = now.connection() == null ? null : connections.byId(now.connection()).name();
        return form(SubscriptionForm.of(now, connection), now, null, model);
    }

    private static String form(SubscriptionForm form, Subscription of, InvalidValue fault, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("of", of);
        model.addAttribute("refused", fault);
        return "console/subscription/form";
    }

    @PostMapping
    String create(SubscriptionForm form, Model model, RedirectAttributes next) {
        return saved(form, null, () -> subscriptions.create(form.wanted(), Boolean.TRUE.equals(form.beginning())), model, next);
    }

    @PostMapping("/{id}")
    String update(@PathVariable long id, SubscriptionForm form, Model model, RedirectAttributes next) {
        return saved(form, find(id), () -> subscriptions.update(id, form.wanted()), model, next);
    }

    private String saved(SubscriptionForm form, Subscription of, Supplier<Subscription> save, Model model, RedirectAttributes next) {
        try {
            Subscription saved = save.get();
            said.done(next, "subscription.saved", saved.name());
            return "redirect:/subscriptions/" + saved.id();
        } catch (InvalidValue refused) {
            return form(form, of, refused, model);
        }
    }

    @GetMapping("/{id}")
    String one(@PathVariable long id, @RequestParam(defaultValue = "0") long after, Model model) {
        Subscription subscription = find(id);
        model.addAttribute("of", subscription);
        model.addAttribute("standing", deliveries.standing(subscription));
        model.addAttribute("days", figures.of(id));
        model.addAttribute("reasons", deliveries.reasons(id));
        model.addAttribute("connection", subscription.connection() == null ? null : connections.byId(subscription.connection()).title());
        List<String> secrets = subscription.outlet().equals(Subscription.WEBHOOK) ? subscriptions.signing(id) : List.of();
        model.addAttribute("secret", secrets.isEmpty() ? null : secrets.get(0));
        model.addAttribute("overlaps", secrets.size() > 1);
        model.addAttribute("page", Page.of(deliveries.undelivered(id, after, Page.FETCH), Undelivered::change));
        return "console/subscription/one";
    }

    @PostMapping("/{id}/pause")
    String pause(@PathVariable long id, RedirectAttributes next) {
        subscriptions.pause(id);
        said.done(next, "subscription.paused", find(id).name());
        return "redirect:/subscriptions/" + id;
    }

    @PostMapping("/{id}/resume")
    String resume(@PathVariable long id, RedirectAttributes next) {
        subscriptions.resume(id);
        said.done(next, "subscription.resumed", find(id).name());
        return "redirect:/subscriptions/" + id;
    }

    @PostMapping("/{id}/delete")
    String delete(@PathVariable long id, RedirectAttributes next) {
        said.done(next, "subscription.deleted", find(id).name());
        subscriptions.delete(id);
        return "redirect:/subscriptions";
    }

    private Subscription find(long id) {
        return subscriptions.find(id).orElseThrow(() -> new Missing("subscription", id));
    }
}
