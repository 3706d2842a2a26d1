package io.kenh.console.message;

import io.kenh.console.Said;
import io.kenh.delivery.Verdict;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Everything that went out, and one of them with its fate. */
@Controller
class MessageScreen {

    private final MessageLog messages;
    private final Verdict verdict;
    private final Said said;

    MessageScreen(MessageLog messages, Verdict verdict, Said said) {
        this.messages = messages;
        this.verdict = verdict;
        this.said = said;
    }

    @GetMapping("/messages")
    String list(MessageLog.Filter filter, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before, Model model) {
        model.addAttribute("filter", filter);
        model.addAttribute("states", MessageLog.STATES);
        model.addAttribute("channels", List.of("sms", "mail", "chat"));
        model.addAttribute("page", messages.find(filter, before));
        return "console/message/list";
    }

    @GetMapping("/messages/{id}")
    String message(@PathVariable long id, Model model) {
        model.addAttribute("message", messages.find(id));
        return "console/message/message";
    }

    @PostMapping("/messages/{id}/resend")
    String resend(@PathVariable long id, RedirectAttributes next) {
        return decided(id, verdict.resend(id), "message.resent", next);
    }

    @PostMapping("/messages/{id}/delivered")
    String delivered(@PathVariable long id, RedirectAttributes next) {
        return decided(id, verdict.delivered(id), "message.noted", next);
    }

    private String decided(long id, boolean changed, String done, RedirectAttributes next) {
        if (changed) {
            said.done(next, done);
        } else {
            said.fault(next, "message.known");
        }
        return "redirect:/messages/" + id;
    }
}
