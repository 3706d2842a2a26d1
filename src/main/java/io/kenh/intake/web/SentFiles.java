package io.kenh.intake.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.connector.HttpRequestParts;
import io.kenh.intake.FormFileRules;
import io.kenh.intake.FormFiles.Upload;
import io.kenh.intake.mail.FileNames;
import io.kenh.platform.Blobs;
import io.kenh.platform.MultipartForm;
import io.kenh.platform.MultipartForm.Part;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.tika.Tika;

/** The files of one form. Name, ending and kind are the sender's and hostile until looked at. */
final class SentFiles {

    static final String MULTIPART = "multipart/form-data";
    private static final Tika TIKA = new Tika();
    private static final int LONGEST_NAME = 200;

    private final List<Upload> files;

    private SentFiles(List<Upload> files) {
        this.files = files;
    }

    /** @throws Refused for more, larger or other files than the rules allow */
    static SentFiles of(HttpRequestParts parts, FormFileRules rules) {
        List<Part> sent = isMultipart(parts.contentType()) ? MultipartForm.files(parts.body(), parts.contentType()) : List.of();
        if (sent.size() > rules.most()) {
            throw new Refused(422, "File: too many", "found %d files; at most %d are taken".formatted(sent.size(), rules.most()));
        }
        FileNames names = new FileNames();
        return new SentFiles(sent.stream().map(part -> checked(part, rules, names)).toList());
    }

    static boolean isMultipart(String contentType) {
        return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith(MULTIPART);
    }

    /** A field holds the names of its files, so that conditions can ask for them. */
    void nameIn(ObjectNode form) {
        for (Upload file : files) {
            JsonNode present = form.get(file.field());
            if (present == null) {
                form.put(file.field(), file.shownName());
            } else if (present instanceof ArrayNode several) {
                several.add(file.shownName());
            } else {
                form.putArray(file.field()).add(present).add(file.shownName());
            }
        }
    }

    /** The same for the same files; empty for none. */
    String digest() {
        return files.stream().map(file -> HexFormat.of().formatHex(Blobs.sha256(file.bytes()))).collect(Collectors.joining());
    }

    List<Upload> files() {
        return files;
    }

    private static Upload checked(Part part, FormFileRules rules, FileNames names) {
        String shown = shown(part.fileName());
        if (part.content().length > rules.largest()) {
            throw new Refused(413, "File: too large", "'%s' has %d bytes; at most %d are taken".formatted(shown, part.content().length, rules.largest()));
        }
        String ending = shown.substring(shown.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String type = TIKA.detect(part.content(), shown);
        if (!shown.contains(".") || !rules.endings().contains(ending) || !type.equals(TIKA.detect(shown))) {
            throw new Refused(415, "File: kind not taken", "'%s' is of type %s; wanted one of %s, with the content that its name says"
                    .formatted(shown, type, String.join(", ", rules.endings())));
        }
        return new Upload(part.name(), names.safe(shown), shown, type, part.content());
    }

    /** Without a path, and without anything that reads differently than it is. */
    private static String shown(String sent) {
        String last = sent.replaceFirst("(?s).*[/\\\\]", "").replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029\\uFFFD]", "").strip();
        return last.length() <= LONGEST_NAME ? last : last.substring(last.length() - LONGEST_NAME);
    }
}
