package io.kenh.console.message;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Everything that went out, and one of them with its fate. */
@Controller
class MessageScreen {

    private final MessageLog messages;

    MessageScreen(MessageLog messages) {
        this.messages = messages;
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
}
