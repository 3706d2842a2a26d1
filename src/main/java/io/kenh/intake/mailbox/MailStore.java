package io.kenh.intake.mailbox;

import io.kenh.connector.Connection;
import io.kenh.event.InboundEvent.Kind;
import io.kenh.intake.Raw;
import io.kenh.platform.Blobs;
import io.kenh.platform.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Keeps a raw mail byte for byte and says as much about it as the door must know. */
@Component
class MailStore {

    private static final int HEADER = 64 * 1024;
    private static final Pattern FROM = Pattern.compile("(?im)^from:[^\\n]{0,500}?([^\\s<>\"(),;:]{1,100}@[^\\s<>\"(),;:]{1,200})");

    private final Blobs blobs;

    MailStore(Blobs blobs) {
        this.blobs = blobs;
    }

    /** The same bytes are the same mail: read again after a crash it is a duplicate. Of a large mail the header is kept. */
    List<Raw> keep(Connection connection, List<Mailbox.Fetched> mails) {
        List<byte[]> kept = mails.stream().map(mail -> mail.whole() ? mail.raw() : header(mail.raw())).toList();
        List<byte[]> sha256 = blobs.keep(kept);
        return IntStream.range(0, mails.size()).mapToObj(i -> raw(connection, mails.get(i), kept.get(i), sha256.get(i))).toList();
    }

    private static Raw raw(Connection connection, Mailbox.Fetched mail, byte[] kept, byte[] sha256) {
        Map<String, Object> payload = new LinkedHashMap<>(Map.of("uid", mail.uid(), "size", mail.size()));
        if (!mail.whole()) {
            payload.put(LargeMails.MARK, true);
        }
        return new Raw(connection.id(), (mail.whole() ? "mail:" : "header:") + HexFormat.of().formatHex(sha256), Kind.MESSAGE, lane(kept, sha256),
                Json.write(payload), sha256);
    }

    private static byte[] header(byte[] beginning) {
        String text = new String(beginning, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        return end < 0 ? beginning : Arrays.copyOf(beginning, end + 4);
    }

    /** The sender as the header spells it; who that is, line one finds out. */
    private static String lane(byte[] raw, byte[] sha256) {
        String header = new String(raw, 0, Math.min(raw.length, HEADER), StandardCharsets.ISO_8859_1);
        Matcher from = FROM.matcher(header);
        return from.find() ? from.group(1).toLowerCase(Locale.ROOT) : "mail:" + HexFormat.of().formatHex(sha256, 0, 8);
    }
}
