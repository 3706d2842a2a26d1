package io.kenh.intake.mailbox;

import io.kenh.connector.Connection;
import io.kenh.event.InboundEvent.Kind;
import io.kenh.intake.Raw;
import io.kenh.platform.Blobs;
import io.kenh.platform.Json;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /** The same bytes are the same mail: read again after a crash it is a duplicate. */
    List<Raw> keep(Connection connection, List<Mailbox.Fetched> mails) {
        Iterator<byte[]> kept = blobs.keep(mails.stream().map(Mailbox.Fetched::raw).filter(Objects::nonNull).toList()).iterator();
        return mails.stream().map(mail -> mail.raw() == null ? tooLarge(connection, mail) : raw(connection, mail, kept.next())).toList();
    }

    private static Raw tooLarge(Connection connection, Mailbox.Fetched mail) {
        return new Raw(connection.id(), "uid:" + mail.uid() + ":" + mail.size(), Kind.OTHER, "mailbox:" + connection.id(),
                Json.write(Map.of("uid", mail.uid(), "size", mail.size(), "tooLarge", true)), null);
    }

    private static Raw raw(Connection connection, Mailbox.Fetched mail, byte[] sha256) {
        return new Raw(connection.id(), "mail:" + HexFormat.of().formatHex(sha256), Kind.MESSAGE, lane(mail.raw(), sha256),
                Json.write(Map.of("uid", mail.uid(), "size", mail.size())), sha256);
    }

    /** The sender as the header spells it; who that is, line one finds out. */
    private static String lane(byte[] raw, byte[] sha256) {
        String header = new String(raw, 0, Math.min(raw.length, HEADER), StandardCharsets.ISO_8859_1);
        Matcher from = FROM.matcher(header);
        return from.find() ? from.group(1).toLowerCase(Locale.ROOT) : "mail:" + HexFormat.of().formatHex(sha256, 0, 8);
    }
}
