package io.kenh.console.livechat;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.console.Missing;
import io.kenh.livechat.LiveChat;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import jakarta.servlet.http.HttpServletResponse;

/** How a chat window gets onto a page, and a page to try it. */
@Controller
class WindowScreen {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private final Connections connections;
    private final LiveChat chat;

    WindowScreen(Connections connections, LiveChat chat) {
        this.connections = connections;
        this.chat = chat;
    }

    @GetMapping("/connections/{id}/window")
    String window(@PathVariable long id, Model model) {
        Connection window = existing(id);
        String base = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        model.addAttribute("connection", window);
        model.addAttribute("open", chat.isOpen(window));
        model.addAttribute("script", "<script src=\"%s/chat/%s/widget.js\" defer></script>".formatted(base, window.name()));
        return "console/livechat/window";
    }

    @GetMapping("/chat/{name:[a-z0-9-]+}/try")
    String tryIt(@PathVariable String name, Model model, HttpServletResponse response) {
        model.addAttribute("connection", chat.window(name).orElseThrow(() -> new Missing("chat window " + name)));
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Robots-Tag", "noindex");
        return "console/livechat/try";
    }

    private Connection existing(long id) {
        try {
            return chat.window(connections.byId(id).name()).orElseThrow(() -> new Missing("chat window", id));
        } catch (NoSuchElementException none) {
            throw new Missing("connection", id);
        }
    }
}
