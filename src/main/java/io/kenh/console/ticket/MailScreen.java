package io.kenh.console.ticket;

import io.kenh.console.Missing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * What strangers sent us, in a form that cannot hurt: their HTML runs nothing and loads nothing from
 * elsewhere, their files are downloads.
 */
@Controller
class MailScreen {

    /** Even if the cleaning of the HTML missed something, the browser runs no script and asks no other server. */
    private static final String CAGE = "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox; default-src 'none'; "
            + "img-src 'self' data:; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");
    private static final Pattern CID = Pattern.compile("(?i)src=\"cid:([^\"]{1,400})\"");

    private record Stored(String name, String type, byte[] bytes) { }

    private record Inline(String cid, long id) { }

    private final JdbcClient db;

    MailScreen(JdbcClient db) {
        this.db = db;
    }

    @GetMapping("/tickets/{ticket}/messages/{id}/html")
    ResponseEntity<byte[]> html(@PathVariable long ticket, @PathVariable long id) {
        String html = db.sql("select html from ticket_message where id = ? and ticket_id = ? and html is not null")
                .params(id, ticket).query(String.class).optional().orElseThrow(() -> new Missing("HTML of message", id));
        String page = "<!DOCTYPE html><meta charset=\"utf-8\"><base target=\"_blank\"><style>body{margin:12px;font:14px/1.55 sans-serif;"
                + "color:#1d2733;background:#fff;overflow-wrap:anywhere}img{max-width:100%;height:auto}</style>" + withPictures(id, html);
        return ResponseEntity.ok().header("Content-Security-Policy", CAGE).contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore()).body(page.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/attachments/{id}")
    ResponseEntity<byte[]> download(@PathVariable long id) {
        Stored file = file(id);
        return answer(file, MediaType.APPLICATION_OCTET_STREAM, ContentDisposition.attachment().filename(file.name(), StandardCharsets.UTF_8).build());
    }

    /** A picture that stands inside a mail. Only kinds of picture that cannot carry a program. */
    @GetMapping("/attachments/{id}/picture")
    ResponseEntity<byte[]> picture(@PathVariable long id) {
        Stored file = file(id);
        if (!PICTURES.contains(file.type())) {
            throw new Missing("picture", id);
        }
        return answer(file, MediaType.parseMediaType(file.type()), ContentDisposition.inline().build());
    }

    private static ResponseEntity<byte[]> answer(Stored file, MediaType type, ContentDisposition how) {
        return ResponseEntity.ok().contentType(type).header(HttpHeaders.CONTENT_DISPOSITION, how.toString())
                .header("X-Content-Type-Options", "nosniff").header("Content-Security-Policy", "default-src 'none'; sandbox").body(file.bytes());
    }

    private Stored file(long id) {
        return db.sql("select a.name, a.type, b.bytes from attachment a join blob b on b.sha256 = a.sha256 where a.id = ?").param(id)
                .query((rs, i) -> new Stored(rs.getString("name"), rs.getString("type"), rs.getBytes("bytes"))).optional()
                .orElseThrow(() -> new Missing("attachment", id));
    }

    private String withPictures(long message, String html) {
        List<Inline> inline = db.sql("select content_id as cid, id from attachment where message_id = ? and content_id is not null")
                .param(message).query(Inline.class).list();
        return CID.matcher(html).replaceAll(found -> Matcher.quoteReplacement(inline.stream()
                .filter(picture -> picture.cid().replaceAll("^<|>$", "").equals(found.group(1))).findFirst()
                .map(picture -> "src=\"/attachments/" + picture.id() + "/picture\"").orElse("")));
    }
}
