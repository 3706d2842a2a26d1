package io.kenh.intake.mail;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.tika.Tika;

/** Leaves that are not words become {@link Attachment}s. */
final class Attachments {

    private static final Tika TIKA = new Tika();

    private final List<String> warnings;
    private final FileNames names = new FileNames();

    Attachments(List<String> warnings) {
        this.warnings = warnings;
    }

    /** @param html the rich body as sent, or null; it tells which files are shown inside it */
    List<Attachment> of(List<MimePart> files, List<Uuencode.Found> uuencoded, String html) {
        String cited = html == null ? "" : html.toLowerCase(Locale.ROOT);
        List<Attachment> all = new ArrayList<>();
        for (MimePart part : files) {
            if (Tnef.isTnef(part)) for (Tnef.Found file : Tnef.read(part.content())) add(all, file.name(), file.bytes());
            else if (hasRoom(all)) all.add(attachment(part, cited));
        }
        for (Uuencode.Found file : uuencoded) add(all, file.name(), file.bytes());
        return all;
    }

    private void add(List<Attachment> all, String name, byte[] bytes) {
        String shown = name.isBlank() ? "file.bin" : name;
        if (hasRoom(all)) all.add(new Attachment(names.safe(shown), shown, TIKA.detect(bytes, shown), null, false, bytes));
    }

    private boolean hasRoom(List<Attachment> all) {
        if (all.size() < Limits.ATTACHMENTS) return true;
        warnings.add("The mail has more than " + Limits.ATTACHMENTS + " attachments; the rest was left out");
        return false;
    }

    private Attachment attachment(MimePart part, String cited) {
        String shown = FileNames.shown(part);
        return new Attachment(names.safe(shown), shown, part.type(), part.contentId(), isCited(part, shown, cited), part.content());
    }

    /** By Content-ID in any spelling, by its location, or by its bare file name, as some programs write. */
    private static boolean isCited(MimePart part, String name, String html) {
        if (html.isEmpty()) return false;
        String id = part.contentId() == null ? null : part.contentId().toLowerCase(Locale.ROOT);
        boolean byId = id != null && (html.contains("cid:" + id) || html.contains("cid:" + encoded(id)));
        return byId || html.contains("src=\"" + name.toLowerCase(Locale.ROOT) + "\"");
    }

    private static String encoded(String id) {
        try {
            String decoded = URLDecoder.decode(id, StandardCharsets.UTF_8);
            return decoded.equals(id) ? id.replace("@", "%40") : decoded;
        } catch (IllegalArgumentException notEncoded) {
            return id;
        }
    }
}
