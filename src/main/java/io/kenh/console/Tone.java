package io.kenh.console;

import java.util.Map;
import org.springframework.stereotype.Component;

/** Which colour a state has, everywhere. Templates call it {@code @tone}. */
@Component
public class Tone {

    private static final String QUIET = "secondary";
    private static final Map<String, String> TONES = Map.ofEntries(
            Map.entry("open", "blue"), Map.entry("pending", "yellow"), Map.entry("solved", "green"), Map.entry("closed", QUIET),
            Map.entry("urgent", "red"), Map.entry("high", "orange"), Map.entry("medium", QUIET), Map.entry("low", QUIET),
            Map.entry("on-time", "green"), Map.entry("late", "red"),
            Map.entry("queued", "azure"), Map.entry("sending", "blue"), Map.entry("accepted", "cyan"),
            Map.entry("delivered", "green"), Map.entry("failed", "red"), Map.entry("expired", "orange"),
            Map.entry("unknown", "yellow"),
            Map.entry("waiting", "azure"), Map.entry("parked", "red"), Map.entry("done", "green"),
            Map.entry("draft", QUIET), Map.entry("active", "green"), Map.entry("paused", "yellow"),
            Map.entry("uploaded", "azure"), Map.entry("running", "blue"), Map.entry("cancelled", QUIET),
            Map.entry("won", "green"), Map.entry("lost", "red"), Map.entry("Converted", "green"),
            Map.entry("agreed", "green"), Map.entry("withdrawn", "red"), Map.entry("blocked", "red"), Map.entry("nothing", QUIET),
            Map.entry("ok", "green"), Map.entry("failing", "red"), Map.entry("behind", "azure"), Map.entry("missing", "red"), Map.entry("unreachable", "red"),
            Map.entry("admin", "purple"), Map.entry("member", QUIET), Map.entry("revoked", QUIET), Map.entry("invited", "yellow"));

    /** One of the stylesheet's colour names. */
    public String of(String state) {
        return state == null ? QUIET : TONES.getOrDefault(state, QUIET);
    }
}
