package io.kenh.delivery.track;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Where the picture and the links of a tracked mail lead, open to everybody who holds one. It sends on only to addresses the hub
 * itself has sealed, and says nothing about the reader to the page it sends to.
 */
@Controller
class ReactionDoor {

    private static final byte[] NOTHING_TO_SEE = Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");
    private static final String UNKNOWN = "Liên kết này không dùng được nữa.\nThis link is of no use any more.\n";

    private final Marks marks;
    private final Reactions reactions;

    ReactionDoor(Marks marks, Reactions reactions) {
        this.marks = marks;
        this.reactions = reactions;
    }

    @GetMapping("/t/{token}")
    ResponseEntity<byte[]> open(@PathVariable String token, HttpServletRequest request) {
        return marks.read(token).map(mark -> {
            if (Reader.isPerson(request)) {
                reactions.tell(mark);
            }
            return mark.link() == null ? picture() : sendOn(mark.link());
        }).orElseGet(() -> answer(HttpStatus.NOT_FOUND).contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(UNKNOWN.getBytes(StandardCharsets.UTF_8)));
    }

    private static ResponseEntity<byte[]> picture() {
        return answer(HttpStatus.OK).contentType(MediaType.IMAGE_GIF).body(NOTHING_TO_SEE);
    }

    private static ResponseEntity<byte[]> sendOn(String link) {
        return answer(HttpStatus.FOUND).header(HttpHeaders.LOCATION, URI.create(link).toASCIIString()).build();
    }

    private static ResponseEntity.BodyBuilder answer(HttpStatus status) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore()).header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex").header("X-Content-Type-Options", "nosniff");
    }
}
