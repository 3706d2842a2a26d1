package io.kenh.intake.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of attached files: found, invented where missing, and made safe for a disk. */
public final class FileNames {

    private static final int BYTES = 200;
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\uFFFD\\u2028\\u2029<>:\"/\\\\|?*]+");
    private static final Pattern RESERVED = Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");
    private static final Map<String, String> EXTENSIONS = Map.ofEntries(Map.entry("text/plain", "txt"), Map.entry("text/html", "html"),
            Map.entry("text/calendar", "ics"), Map.entry("message/rfc822", "eml"), Map.entry("image/jpeg", "jpg"),
            Map.entry("image/svg+xml", "svg"), Map.entry("application/octet-stream", "bin"), Map.entry("text/x-vcard", "vcf"),
            Map.entry("application/pkcs7-signature", "p7s"), Map.entry("application/pgp-signature", "asc"),
            Map.entry("application/msword", "doc"), Map.entry("message/delivery-status", "txt"));

    private final Set<String> taken = new HashSet<>();

    /** The name to show: the sender's, else one from Content-ID, the inner subject, the description or the type. */
    static String shown(MimePart part) {
        String name = part.fileName();
        if (name != null) return lastSegment(name);
        if (part.isMessage()) return innerSubject(part) + ".eml";
        String location = part.headers().text("Content-Location");
        if (location != null && location.matches(".*[^/]\\.[A-Za-z0-9]{1,5}")) return lastSegment(location);
        String id = part.contentId();
        if (id != null && id.matches("[^@]+\\.[A-Za-z0-9]{2,4}@.*")) return id.substring(0, id.indexOf('@'));
        String description = part.headers().text("Content-Description");
        if (description != null && description.matches(".{1,100}\\.[A-Za-z0-9]{2,4}")) return description;
        return part.type().split("/")[0] + "." + extension(part.type());
    }

    private static String innerSubject(MimePart message) {
        String subject = MimeReader.read(message.content(), new ArrayList<>()).headers().text("Subject");
        return subject == null || subject.isBlank() ? "message" : subject.length() > 100 ? subject.substring(0, 100) : subject;
    }

    private static String lastSegment(String name) {
        boolean path = name.matches("(?s)[A-Za-z]:\\\\.*|\\\\\\\\.*|https?://.*");
        return path ? name.substring(Math.max(name.lastIndexOf('\\'), name.lastIndexOf('/')) + 1) : name;
    }

    private static String extension(String type) {
        String known = EXTENSIONS.get(type);
        return known != null ? known : type.substring(type.indexOf('/') + 1).replaceAll("^x-|[^a-z0-9].*$", "");
    }

    /** The name for the disk; a second file of the same name gets a number. */
    public String safe(String shown) {
        String plain = UNSAFE.matcher(shown.substring(Math.max(shown.lastIndexOf('/'), shown.lastIndexOf('\\')) + 1)).replaceAll("_")
                .strip().replaceAll("^\\.+|[. ]+$", "");
        String name = plain.isEmpty() ? "file" : RESERVED.matcher(plain).matches() ? "_" + plain : plain;
        String unique = shortened(name, "");
        for (int i = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); i++) unique = shortened(name, "-" + i);
        return unique;
    }

    private static String shortened(String name, String suffix) {
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
        String stem = name.substring(0, name.length() - extension.length());
        while (bytes(stem + suffix + extension) > BYTES) stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        return stem + suffix + extension;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
