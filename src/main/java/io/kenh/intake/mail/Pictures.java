package io.kenh.intake.mail;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The pictures that a mail's HTML shows at a place of their own: cited by Content-ID in any spelling, by Content-Location,
 * or by the bare file name, as some programs write. Whether a part says {@code inline} of itself does not matter.
 */
final class Pictures {

    private static final String CID = "cid:";

    private final Map<String, MimePart> byCitation = new HashMap<>();

    Pictures(List<MimePart> files) {
        for (MimePart file : files) {
            if (file.contentId() != null) byCitation.putIfAbsent(key(CID + file.contentId()), file);
            Stream.of(file.headers().text("Content-Location"), file.fileName()).filter(Objects::nonNull)
                    .forEach(name -> byCitation.putIfAbsent(key(name), file));
        }
    }

    /** Makes every citation of one of these files a {@code cid:} reference with the id that {@link #id} gives the file. */
    void cite(Document html) {
        for (Element image : html.select("img[src]")) {
            MimePart file = cited(image.attr("src"));
            if (file != null) image.attr("src", CID + id(file));
        }
    }

    /** Those of the files that the HTML shows. */
    Set<MimePart> citedIn(Document html) {
        return html.select("img[src], [background]").stream().flatMap(e -> Stream.of(e.attr("src"), e.attr("background")))
                .map(this::cited).filter(Objects::nonNull).collect(Collectors.toCollection(() -> Collections.newSetFromMap(new IdentityHashMap<>())));
    }

    private MimePart cited(String source) {
        MimePart file = byCitation.get(key(source));
        return file != null ? file : byCitation.get(key(decoded(source)));
    }

    /** Its Content-ID; a file that has none is known by its name. Never null, without blanks. */
    static String id(MimePart file) {
        String id = file.contentId() != null ? file.contentId() : FileNames.shown(file);
        return id.replaceAll("[\\s\"'<>]", "_");
    }

    private static String key(String citation) {
        return citation.strip().toLowerCase(Locale.ROOT);
    }

    private static String decoded(String source) {
        try {
            return URLDecoder.decode(source.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return source;
        }
    }
}
