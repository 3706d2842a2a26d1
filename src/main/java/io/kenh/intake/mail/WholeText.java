package io.kenh.intake.mail;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;

/**
 * The text of a whole body, to keep and to search. Where the sender wrote HTML and the plain side merely repeats it, the
 * HTML is read, for it is what its writer and its readers saw; the plain side adds link addresses and leftovers of its
 * conversion. A plain side with words of its own is kept instead, because somebody wrote it for its own sake.
 */
final class WholeText {

    private static final double REPEATED = 0.75;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private WholeText() { }

    /**
     * @param page the rich body, or null
     * @param plain the plain side, made from the HTML when the mail has no other
     */
    static String of(Document page, String plain, boolean hasPlain) {
        if (page == null) return plain;
        String rich = HtmlText.withTitle(page);
        return !hasPlain || repeats(plain, rich) ? rich : plain;
    }

    private static boolean repeats(String plain, String rich) {
        List<String> said = words(rich);
        Set<String> known = new HashSet<>(words(plain));
        return !said.isEmpty() && said.stream().filter(known::contains).count() >= REPEATED * said.size();
    }

    private static List<String> words(String text) {
        return Arrays.stream(BETWEEN_WORDS.split(text)).filter(w -> !w.isEmpty()).toList();
    }
}
