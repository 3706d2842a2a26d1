package io.kenh.world.provider;

import io.kenh.connector.Simulation.Asks;
import io.kenh.world.http.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.nodes.Entities;

/** The page on which a provider asks a person whether the hub may come in. Sends nobody to another machine. */
final class AskingPage {

    private static final Map<String, String> HEADERS = Map.of("Content-Type", "text/html; charset=utf-8",
            "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
    private static final String PAGE = """
            <!DOCTYPE html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>%1$s</title><style>body{font:16px/1.6 sans-serif;max-width:34rem;margin:12vh auto;padding:0 1rem}
            a{display:inline-block;margin:1rem 1rem 0 0;padding:.6rem 1.2rem;border:1px solid #206bc4;border-radius:4px;text-decoration:none}
            a.yes{background:#206bc4;color:#fff}</style>
            <h1>%1$s</h1><p>Kênh muốn làm việc với tài khoản này. / Kenh wants to work with this account.</p>
            <p><small>Thế giới thực hành: không có gì ra ngoài. / Practice world: nothing leaves this machine.</small></p>
            <a class="yes" id="yes" href="%2$s">Đồng ý / Allow</a><a id="no" href="%3$s">Từ chối / Refuse</a></html>
            """;

    private AskingPage() {
    }

    /** @param code that a yes brings back */
    static Reply of(String provider, Asks asks, Asked asked, String code) {
        String redirect = asked.request().query(asks.redirect());
        if (!Loopback.isLoopback(redirect)) {
            return Reply.json(400, Map.of("error", "%s: found %s, wanted an address on this machine".formatted(asks.redirect(), redirect)));
        }
        Map<String, String> back = new LinkedHashMap<>(asks.back());
        back.put(asks.state(), asked.request().query(asks.state()));
        Map<String, String> yes = new LinkedHashMap<>(back);
        yes.put("code", code);
        back.put("error", "access_denied");
        back.put("error_description", "the person said no");
        return new Reply(200, HEADERS, PAGE.formatted(Entities.escape(provider), link(redirect, yes), link(redirect, back)));
    }

    private static String link(String redirect, Map<String, String> parameters) {
        return Entities.escape(redirect + "?" + parameters.entrySet().stream().filter(e -> e.getValue() != null)
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&")));
    }
}
