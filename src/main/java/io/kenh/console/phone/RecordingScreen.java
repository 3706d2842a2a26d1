package io.kenh.console.phone;

import io.kenh.console.Missing;
import io.kenh.phone.Calls;
import io.kenh.phone.Recordings;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** Plays recordings: the browser gets them from us, so that nobody needs access to the exchange. */
@Controller
class RecordingScreen {

    private final Calls calls;
    private final Recordings recordings;

    RecordingScreen(Calls calls, Recordings recordings) {
        this.calls = calls;
        this.recordings = recordings;
    }

    @GetMapping("/calls/{id}/recording")
    void play(@PathVariable long id, @RequestHeader(name = HttpHeaders.RANGE, required = false) String range, HttpServletResponse response) throws IOException {
        Recordings.Sound sound = calls.find(id).flatMap(call -> recordings.open(call, range)).orElseThrow(() -> new Missing("recording", id));
        response.setStatus(sound.status());
        response.setContentType(sound.type());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, max-age=3600");
        sound.headers().forEach(response::setHeader);
        try (InputStream bytes = sound.bytes()) {
            bytes.transferTo(response.getOutputStream());
        }
    }
}
