package io.kenh.console.event;

import io.kenh.console.Missing;
import io.kenh.intake.FormFiles;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Everything that came in, and one of them down to its bytes. */
@Controller
class EventScreen {

    private final EventLog events;
    private final FormFiles files;

    EventScreen(EventLog events, FormFiles files) {
        this.events = events;
        this.files = files;
    }

    @GetMapping("/events")
    String list(EventLog.Filter filter, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before, Model model) {
        model.addAttribute("filter", filter);
        model.addAttribute("connections", events.connections());
        model.addAttribute("kinds", EventLog.KINDS);
        model.addAttribute("page", events.find(filter, before));
        return "console/event/list";
    }

    @GetMapping("/events/{id}")
    String event(@PathVariable long id, Model model) {
        model.addAttribute("event", events.find(id));
        model.addAttribute("files", files.ofEvent(id));
        return "console/event/event";
    }

    /** Always a download: what strangers sent is never shown as a page of ours. */
    @GetMapping("/events/{id}/original")
    ResponseEntity<byte[]> original(@PathVariable long id) {
        return download("event-" + id + ".eml", events.original(id));
    }

    @GetMapping("/events/{id}/files/{number}")
    ResponseEntity<byte[]> file(@PathVariable long id, @PathVariable int number) {
        FormFiles.Content file = files.find(id, number).orElseThrow(() -> new Missing("file of event", id));
        return download(file.name(), file.bytes());
    }

    private static ResponseEntity<byte[]> download(String name, byte[] bytes) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString())
                .header("X-Content-Type-Options", "nosniff").header("Content-Security-Policy", "default-src 'none'; sandbox").body(bytes);
    }
}
