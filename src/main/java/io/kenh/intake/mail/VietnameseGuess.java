package io.kenh.intake.mail;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Recognises Vietnamese that was written in a pre-Unicode font and arrives under the name of a western charset: by the
 * font where HTML names one, else by the commonest words of the language.
 */
final class VietnameseGuess {

    private static final Pattern WORD = Pattern.compile("[^\\p{L}]+");
    private static final Set<String> COMMON = Set.copyOf(Words.of("vietnamese"));
    private static final int WORDS = 400;

    private VietnameseGuess() { }

    /** The text in Unicode if it is Vietnamese in disguise, else as it was. */
    static String mended(String text) {
        if (text.chars().noneMatch(c -> c >= 0x80) || text.chars().anyMatch(VietnameseGuess::isVietnamese)) return text;
        long known = score(text);
        byte[] bytes = Charsets.latin1Bytes(text.length() > 8_000 ? text.substring(0, 8_000) : text);
        String[] candidates = {VietnameseCharsets.tcvn3(bytes), VietnameseCharsets.viscii(bytes), VietnameseCharsets.vni(text)};
        int best = -1;
        long most = Math.max(3, 2 * known);
        for (int i = 0; i < candidates.length; i++) {
            long score = score(candidates[i]);
            if (score > most) {
                most = score;
                best = i;
            }
        }
        if (best == 0) return VietnameseCharsets.tcvn3(text);
        if (best == 1) return VietnameseCharsets.viscii(Charsets.latin1Bytes(text));
        return best == 2 ? candidates[2] : text;
    }

    /** A letter of Vietnamese alone: who could write it needed no disguise. */
    private static boolean isVietnamese(int letter) {
        return letter >= 0x1ea0 && letter <= 0x1ef9 || letter == 'ơ' || letter == 'ư' || letter == 'Ơ' || letter == 'Ư';
    }

    private static long score(String text) {
        return Stream.of(WORD.split(text.length() > 8_000 ? text.substring(0, 8_000) : text)).limit(WORDS)
                .map(w -> w.toLowerCase(Locale.ROOT)).filter(COMMON::contains).count();
    }

    /** Rewrites the words that stand in a TCVN3 or VNI font and gives them a font that has Unicode letters. */
    static void mend(Document html) {
        for (Element font : html.select("[face^=.Vn], [style*=.Vn], [face^=VNI-], [style*=VNI-]")) {
            boolean vni = (font.attr("face") + font.attr("style")).contains("VNI-");
            for (TextNode words : font.textNodes()) {
                String text = words.getWholeText();
                words.text(vni ? VietnameseCharsets.vni(text) : VietnameseCharsets.tcvn3(text));
            }
            font.removeAttr("face").attr("style", font.attr("style").replaceAll("(?i)font-family:[^;]*;?", ""));
        }
    }
}
