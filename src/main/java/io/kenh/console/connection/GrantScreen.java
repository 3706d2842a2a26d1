package io.kenh.console.connection;

import io.kenh.connector.AccessTokens;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Grants;
import io.kenh.console.Missing;
import io.kenh.console.Said;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Connect: off to the provider's page, back, and perhaps a choice of accounts. */
@Controller
@RequestMapping("/connections")
class GrantScreen {

    private static final int LONGEST = 300;

    private final Grants grants;
    private final Connections connections;
    private final AccessTokens tokens;
    private final Said said;

    GrantScreen(Grants grants, Connections connections, AccessTokens tokens, Said said) {
        this.grants = grants;
        this.connections = connections;
        this.tokens = tokens;
        this.said = said;
    }

    /** The link on this page is good for ten minutes, once. */
    @GetMapping("/{id}/connect")
    String connect(@PathVariable long id, HttpServletRequest request, Model model) {
        Connection connection = existing(id);
        model.addAttribute("connection", connection);
        model.addAttribute("life", tokens.life(connection).orElse(null));
        model.addAttribute("redirect", grants.redirectUri());
        model.addAttribute("elsewhere", !grants.redirectUri().startsWith(origin(request) + "/"));
        try {
            Grants.Invitation invitation = grants.begin(connection, session(request));
            model.addAttribute("invitation", invitation.page().toString());
            model.addAttribute("host", invitation.page().getHost());
            model.addAttribute("scopes", invitation.scopes());
        } catch (IllegalStateException nowhere) {
            model.addAttribute("refusal", nowhere.getMessage());
        }
        return "console/connection/connect";
    }

    /** Here the provider sends the person back. Nothing that comes along is believed before its state is. */
    @GetMapping("/granted")
    String granted(@RequestParam(required = false) String state, @RequestParam Map<String, String> all, HttpServletRequest request,
                   Model model, RedirectAttributes next) {
        return after(grants.accept(state, all, session(request)), model, next);
    }

    @GetMapping("/granted/choose")
    String choices(@RequestParam String list, HttpServletRequest request, Model model) {
        List<Grants.Choice> choices = grants.choices(list, session(request));
        model.addAttribute("choices", choices);
        model.addAttribute("list", list);
        return "console/connection/choose";
    }

    @PostMapping("/granted/choose")
    String choose(@RequestParam String list, @RequestParam String choice, HttpServletRequest request, Model model, RedirectAttributes next) {
        return after(grants.choose(list, choice, session(request)), model, next);
    }

    private String after(Grants.Result result, Model model, RedirectAttributes next) {
        return switch (result.ending()) {
            case CHOOSE -> {
                next.addAttribute("list", result.list());
                yield "redirect:/connections/granted/choose";
            }
            case CONNECTED -> {
                said.done(next, "grant.done", existing(result.connection()).title());
                yield "redirect:/connections";
            }
            case HALF -> {
                said.fault(next, "grant.half", existing(result.connection()).title(), result.text());
                yield "redirect:/connections";
            }
            case REFUSED -> {
                model.addAttribute("connection", result.connection() == 0 ? null : existing(result.connection()));
                model.addAttribute("why", result.text().length() <= LONGEST ? result.text() : result.text().substring(0, LONGEST) + "…");
                yield "console/connection/refused";
            }
        };
    }

    private static String session(HttpServletRequest request) {
        return request.getSession().getId();
    }

    private static String origin(HttpServletRequest request) {
        String url = request.getRequestURL().toString();
        return url.substring(0, url.length() - request.getRequestURI().length());
    }

    private Connection existing(long id) {
        try {
            return connections.byId(id);
        } catch (NoSuchElementException none) {
            throw new Missing("connection", id);
        }
    }
}
