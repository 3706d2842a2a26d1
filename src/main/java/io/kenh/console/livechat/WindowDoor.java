package io.kenh.console.livechat;

import io.kenh.connector.Connection;
import io.kenh.console.Missing;
import io.kenh.livechat.LiveChat;
import io.kenh.livechat.Person;
import io.kenh.livechat.Sight;
import io.kenh.livechat.TooMuch;
import io.kenh.livechat.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What the window on another site's page asks and says. It has no cookie and no session: its sealed token says who it is. */
@Controller
@RequestMapping("/chat/{name:[a-z0-9-]+}")
class WindowDoor {

    /** What the window sends; anything may be missing. */
    record Said(String key, String text, String name, String email, String phone, String website, String page, String title, String referrer, String language) {

        Sight sight() {
            return new Sight(page, title, referrer, language);
        }
    }

    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=utf-8");
    private static final String BEARER = "Bearer ";

    private final LiveChat chat;
    private final WindowScript script;
    private final WindowStreams streams;

    WindowDoor(LiveChat chat, WindowScript script, WindowStreams streams) {
        this.chat = chat;
        this.script = script;
        this.streams = streams;
    }

    @GetMapping("/widget.js")
    ResponseEntity<String> script(@PathVariable String name) {
        return ResponseEntity.ok().contentType(SCRIPT).cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic())
                .header("X-Content-Type-Options", "nosniff").header("Access-Control-Allow-Origin", "*").header("Cross-Origin-Resource-Policy", "cross-origin")
                .body(script.of(window(name)));
    }

    @PostMapping("/visit")
    ResponseEntity<Map<String, Object>> visit(@PathVariable String name, @RequestBody Said said, @RequestHeader(name = "Authorization", required = false) String bearer,
                                              HttpServletRequest request, HttpServletResponse response) {
        Connection window = open(name, request, response);
        String token = chat.visit(window, token(bearer), said.sight(), request.getRemoteAddr());
        boolean known = chat.visitor(window, token).filter(visitor -> visitor.person().canBeReached()).isPresent();
        return ResponseEntity.ok(Map.of("token", token, "online", chat.isOpen(window), "known", known));
    }

    /** A robot that fills in the trap is thanked like anybody. */
    @PostMapping("/say")
    ResponseEntity<Map<String, Object>> say(@PathVariable String name, @RequestBody Said said, @RequestHeader(name = "Authorization", required = false) String bearer,
                                            HttpServletRequest request, HttpServletResponse response) {
        Connection window = open(name, request, response);
        Visitor visitor = visitor(window, bearer);
        if (said.website() == null || said.website().isEmpty()) {
            chat.say(window, visitor, said.key(), said.text(), new Person(said.name(), said.email(), said.phone()), said.sight(), request.getRemoteAddr());
        }
        return ResponseEntity.accepted().body(Map.of("online", chat.isOpen(window)));
    }

    /** @param upTo id of the newest line that is there */
    record Read(long upTo, boolean seen) { }

    @PostMapping("/read")
    ResponseEntity<Void> read(@PathVariable String name, @RequestBody Read read, @RequestHeader(name = "Authorization", required = false) String bearer,
                              HttpServletRequest request, HttpServletResponse response) {
        Connection window = open(name, request, response);
        chat.read(window, visitor(window, bearer), read.upTo(), read.seen(), request.getRemoteAddr());
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/lines")
    ResponseEntity<Map<String, Object>> lines(@PathVariable String name, @RequestParam(defaultValue = "0") long after,
                                              @RequestHeader(name = "Authorization", required = false) String bearer, HttpServletRequest request, HttpServletResponse response) {
        Connection window = open(name, request, response);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Map.of("items", chat.lines(visitor(window, bearer), after)));
    }

    @GetMapping(path = "/stream")
    ResponseEntity<SseEmitter> stream(@PathVariable String name, @RequestParam(defaultValue = "0") long after,
                                      @RequestHeader(name = "Authorization", required = false) String bearer, HttpServletRequest request, HttpServletResponse response) {
        Connection window = open(name, request, response);
        response.setHeader("X-Accel-Buffering", "no");
        return streams.open(visitor(window, bearer), after).map(emitter -> ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM).body(emitter))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build());
    }

    @ExceptionHandler(TooMuch.class)
    ResponseEntity<ProblemDetail> tooMuch(TooMuch e) {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).header("Retry-After", "60").body(ProblemDetail.forStatusAndDetail(HttpStatus.TOO_MANY_REQUESTS, e.getMessage()));
    }

    @ExceptionHandler(IllegalArgumentException.class)
    ResponseEntity<ProblemDetail> wrong(IllegalArgumentException e) {
        return ResponseEntity.unprocessableEntity().body(ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, e.getMessage()));
    }

    /** The window, for a page that may use it; the browser is told so. */
    private Connection open(String name, HttpServletRequest request, HttpServletResponse response) {
        Connection window = window(name);
        String site = Sites.readableBy(window, request);
        if (site == null) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        response.setHeader("Access-Control-Allow-Origin", site);
        response.addHeader("Vary", "Origin");
        return window;
    }

    private Connection window(String name) {
        return chat.window(name).orElseThrow(() -> new Missing("chat window", 0));
    }

    private Visitor visitor(Connection window, String bearer) {
        return chat.visitor(window, token(bearer)).orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
    }

    private static String token(String bearer) {
        return bearer != null && bearer.startsWith(BEARER) ? bearer.substring(BEARER.length()) : null;
    }
}
