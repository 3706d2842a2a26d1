package io.kenh.condition;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/**
 * The two forms in which texts are compared. The database functions {@code plain_text} and {@code folded_text} do the same;
 * letters are lowered one by one on both sides, because whole-text rules (final sigma) differ between systems.
 */
public final class TextForm {

    private TextForm() {
    }

    /** Composed and in lower case: {@code Tư Vấn} in any Unicode form becomes {@code tư vấn}. */
    public static String plain(String text) {
        return ascii(text) ? text.toLowerCase(Locale.ROOT) : lower(Normalizer.normalize(text, Form.NFC));
    }

    /** Without accents, in lower case: {@code Đặng Thị Hồng} becomes {@code dang thi hong}. */
    public static String folded(String text) {
        return ascii(text) ? text.toLowerCase(Locale.ROOT) : lower(withoutMarks(Normalizer.normalize(text, Form.NFD)));
    }

    private static boolean ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String withoutMarks(String decomposed) {
        StringBuilder letters = new StringBuilder(decomposed.length());
        decomposed.chars().filter(c -> c < 0x300 || c > 0x36f).forEach(c -> letters.append(c == 'đ' || c == 'Đ' ? 'd' : (char) c));
        return letters.toString();
    }

    private static String lower(String text) {
        StringBuilder lowered = new StringBuilder(text.length());
        text.codePoints().map(Character::toLowerCase).forEach(lowered::appendCodePoint);
        return lowered.toString();
    }
}
