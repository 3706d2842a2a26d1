package io.kenh.intake.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.tika.Tika;
import org.jsoup.nodes.Document;

/** Leaves that are not words become {@link Attachment}s. */
final class Attachments {

    private static final Tika TIKA = new Tika();

    private final List<String> warnings;
    private final FileNames names = new FileNames();

    Attachments(List<String> warnings) {
        this.warnings = warnings;
    }

    /** @param page the rich body, or null; it tells which files are shown inside it */
    List<Attachment> of(List<MimePart> files, List<Uuencode.Found> uuencoded, Document page) {
        Set<MimePart> cited = page == null || files.isEmpty() ? Set.of() : new Pictures(files).citedIn(page);
        List<Attachment> all = new ArrayList<>();
        for (MimePart part : files) {
            if (Tnef.isTnef(part)) for (Tnef.Found file : Tnef.read(part.content())) add(all, file.name(), file.bytes());
            else if (hasRoom(all)) all.add(attachment(part, cited.contains(part)));
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

    private Attachment attachment(MimePart part, boolean cited) {
        String shown = FileNames.shown(part);
        return new Attachment(names.safe(shown), shown, part.type(), cited ? Pictures.id(part) : part.contentId(), cited, part.content());
    }
}
