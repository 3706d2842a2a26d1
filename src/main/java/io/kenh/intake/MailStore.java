package io.kenh.intake;

import io.kenh.event.InboundEvent.Kind;
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

/** Keeps raw mails byte for byte and says as much about them as the door must know. */
@Component
public class MailStore {

    private static final int HEADER = 64 * 1024;
    private static final Pattern FROM = Pattern.compile("(?im)^from:[^\\n]{0,500}?([^\\s<>\"(),;:]{1,100}@[^\\s<>\"(),;:]{1,200})");

    private final Blobs blobs;
    private final ForwardingChecks checks;

    MailStore(Blobs blobs, ForwardingChecks checks) {
        this.blobs = blobs;
        this.checks = checks;
    }

    /**
     * Commits the bytes; what it returns is to be given to {@link Intake#add}. The same bytes at the same connection are the
     * same mail: read again after a crash, or sent again by a server that did not hear us, it is a duplicate. Of a mail that
     * is not whole the header is kept.
     */
    public List<Raw> keep(List<ArrivedMail> mails) {
        List<byte[]> kept = mails.stream().map(mail -> mail.whole() ? mail.raw() : header(mail.raw())).toList();
        List<byte[]> sha256 = blobs.keep(kept);
        return IntStream.range(0, mails.size()).mapToObj(i -> raw(mails.get(i), kept.get(i), sha256.get(i))).toList();
    }

    private Raw raw(ArrivedMail mail, byte[] kept, byte[] sha256) {
        String header = new String(kept, 0, Math.min(endOfHeader(kept), HEADER), StandardCharsets.ISO_8859_1);
        Map<String, Object> payload = new LinkedHashMap<>(mail.notes());
        if (!mail.whole()) {
            payload.put(ArrivedMail.NOT_WHOLE, true);
        }
        String kind = checks.isTrial(mail.connection(), header) ? Kind.OTHER : Kind.MESSAGE;
        return new Raw(mail.connection().id(), id(mail, kept, sha256), kind, lane(header, sha256), Json.write(payload), sha256);
    }

    /** Two mails with one header differ in size at least; one of which not even the header could be had is told from others by its place. */
    private static String id(ArrivedMail mail, byte[] kept, byte[] sha256) {
        String hash = HexFormat.of().formatHex(sha256);
        if (mail.whole()) {
            return "mail:" + hash;
        }
        return kept.length == 0 ? "unread:" + mail.notes() : "header:%s:%s".formatted(mail.notes().get("size"), hash);
    }

    private static byte[] header(byte[] beginning) {
        return Arrays.copyOf(beginning, endOfHeader(beginning));
    }

    /** Behind the first empty line that something stands above; where there is none, all is header. */
    private static int endOfHeader(byte[] mail) {
        boolean begun = false;
        int line = 0;
        for (int i = 0; i < mail.length; i++) {
            if (mail[i] == '\n') {
                boolean empty = i == line || i == line + 1 && mail[line] == '\r';
                if (empty && begun) {
                    return i + 1;
                }
                begun |= !empty;
                line = i + 1;
            }
        }
        return mail.length;
    }

    /** The sender as the header spells it; who that is, line one finds out. */
    private static String lane(String header, byte[] sha256) {
        Matcher from = FROM.matcher(header);
        return from.find() ? from.group(1).toLowerCase(Locale.ROOT) : "mail:" + HexFormat.of().formatHex(sha256, 0, 8);
    }
}
