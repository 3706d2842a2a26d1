package io.kenh.console.feed;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.console.Missing;
import io.kenh.sync.FeedLags;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The topics of a connection: how far each partition is read. */
@Controller
@RequestMapping("/connections/{id}/feed")
class FeedScreen {

    private final Connections connections;
    private final FeedLags lags;

    FeedScreen(Connections connections, FeedLags lags) {
        this.connections = connections;
        this.lags = lags;
    }

    @GetMapping
    String page(@PathVariable long id, Model model) {
        fill(id, model);
        return "console/feed/feed";
    }

    /** Part of the page: what moves while one looks. */
    @GetMapping("/lag")
    String lag(@PathVariable long id, Model model) {
        fill(id, model);
        return "console/feed/lag :: lag";
    }

    private void fill(long id, Model model) {
        model.addAttribute("connection", existing(id));
        model.addAttribute("lag", lags.all().get(id));
    }

    private Connection existing(long id) {
        try {
            return connections.byId(id);
        } catch (NoSuchElementException none) {
            throw new Missing("connection", id);
        }
    }
}
