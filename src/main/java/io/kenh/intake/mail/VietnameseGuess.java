package io.kenh.intake.mail;

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
    private static final Set<String> COMMON = Set.of("và", "của", "không", "được", "các", "người", "một", "là", "có", "cho", "với",
            "đã", "này", "những", "trong", "để", "anh", "chị", "ạ", "tôi", "xin", "chào", "cảm", "ơn", "hàng", "giá", "đơn", "gửi", "từ",
            "về", "khi", "bạn", "số", "ngày", "việt", "nam", "công", "ty", "vui", "lòng", "đến", "thì", "như", "nhưng", "cần", "hỏi", "mua");
    private static final int WORDS = 400;

    private VietnameseGuess() { }

    /** The text in Unicode if it is Vietnamese in disguise, else as it was. */
    static String mended(String text) {
        if (text.chars().noneMatch(c -> c >= 0x80)) return text;
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
        return best < 0 ? text : best == 2 ? candidates[2] : best == 0 ? VietnameseCharsets.tcvn3(text) : VietnameseCharsets.viscii(Charsets.latin1Bytes(text));
    }

    private static long score(String text) {
        return Stream.of(WORD.split(text.length() > 8_000 ? text.substring(0, 8_000) : text)).limit(WORDS)
                .map(w -> w.toLowerCase(java.util.Locale.ROOT)).filter(w -> w.chars().anyMatch(c -> c >= 0x80) && COMMON.contains(w)).count();
    }

    /** Rewrites the words that stand in a TCVN3 or VNI font and gives them a font that has Unicode letters. */
    static void mend(Document html) {
        for (Element font : html.select("[face^=.Vn], [style*=.Vn], [face^=VNI-], [style*=VNI-]")) {
            boolean vni = font.outerHtml().substring(0, Math.min(300, font.outerHtml().length())).contains("VNI-");
            for (TextNode words : font.textNodes()) words.text(vni ? VietnameseCharsets.vni(words.getWholeText()) : VietnameseCharsets.tcvn3(words.getWholeText()));
            font.removeAttr("face").attr("style", font.attr("style").replaceAll("(?i)font-family:[^;]*;?", ""));
        }
    }
}
