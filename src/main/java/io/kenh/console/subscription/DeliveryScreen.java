package io.kenh.console.subscription;

import io.kenh.console.Missing;
import io.kenh.console.Said;
import io.kenh.sync.Deliveries;
import io.kenh.sync.Subscription;
import io.kenh.sync.Subscriptions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What one program has not got, and how far it is while one looks; what its posts are signed with. */
@Controller
@RequestMapping("/subscriptions/{id}")
class DeliveryScreen {

    private final Subscriptions subscriptions;
    private final Deliveries deliveries;
    private final Said said;

    DeliveryScreen(Subscriptions subscriptions, Deliveries deliveries, Said said) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.said = said;
    }

    /** Part of the page: what moves while one looks. */
    @GetMapping("/progress")
    String progress(@PathVariable long id, Model model) {
        Subscription subscription = find(id);
        model.addAttribute("of", subscription);
        model.addAttribute("standing", deliveries.standing(subscription));
        model.addAttribute("live", true);
        return "console/subscription/progress :: progress";
    }

    @PostMapping("/redrive")
    String redrive(@PathVariable long id, @RequestParam(required = false) String reason, RedirectAttributes next) {
        said.done(next, "parked.redriven", deliveries.redrive(id, reason));
        return back(id);
    }

    @PostMapping("/redrive/{change}")
    String redrive(@PathVariable long id, @PathVariable long change, RedirectAttributes next) {
        if (deliveries.redrive(id, change)) {
            said.done(next, "parked.redriven", 1);
        } else {
            said.fault(next, "parked.gone");
        }
        return back(id);
    }

    @PostMapping("/forget")
    String forget(@PathVariable long id, @RequestParam(required = false) String reason, RedirectAttributes next) {
        said.done(next, "subscription.forgotten", deliveries.forget(id, reason));
        return back(id);
    }

    @PostMapping("/new-secret")
    String newSecret(@PathVariable long id, RedirectAttributes next) {
        subscriptions.newSecret(find(id).id());
        said.done(next, "subscription.secret.renewed");
        return back(id);
    }

    @PostMapping("/end-former-secret")
    String endFormerSecret(@PathVariable long id, RedirectAttributes next) {
        subscriptions.endFormerSecret(find(id).id());
        said.done(next, "subscription.secret.ended");
        return back(id);
    }

    private static String back(long id) {
        return "redirect:/subscriptions/" + id;
    }

    private Subscription find(long id) {
        return subscriptions.find(id).orElseThrow(() -> new Missing("subscription", id));
    }
}
