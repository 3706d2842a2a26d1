package io.kenh.delivery;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import io.kenh.platform.Blobs;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The Message-IDs of mails that leave: made from the message's key, so every attempt carries the same. */
@Component
public class MailIds {

    private final String host;

    MailIds(@Value("${kenh.public-url:http://localhost:8080}") String publicUrl) {
        this.host = URI.create(publicUrl).getHost();
    }

    /** Without brackets. */
    public String id(String key) {
        byte[] hash = Blobs.sha256(key.getBytes(StandardCharsets.UTF_8));
        return "kenh." + HexFormat.of().formatHex(hash, 0, 16) + "@" + host;
    }

    /** As it stands in the header. */
    public String header(String key) {
        return "<" + id(key) + ">";
    }
}
