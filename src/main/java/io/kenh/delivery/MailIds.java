package io.kenh.delivery;

import io.kenh.platform.Blobs;
import io.kenh.platform.MessageIds;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** The Message-IDs of mails that leave: made from the message's key, so every attempt carries the same. */
@Component
public class MailIds {

    private final MessageIds ids;

    MailIds(MessageIds ids) {
        this.ids = ids;
    }

    /** As it stands in the header, with brackets. */
    public String header(String key) {
        byte[] hash = Blobs.sha256(key.getBytes(StandardCharsets.UTF_8));
        return ids.make(HexFormat.of().formatHex(hash, 0, 16));
    }

    /** Without brackets. */
    public String id(String key) {
        String header = header(key);
        return header.substring(1, header.length() - 1);
    }
}
