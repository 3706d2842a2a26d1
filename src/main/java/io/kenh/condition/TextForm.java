package io.kenh.condition;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/**
 * The two forms in which texts are compared. The database functions {@code plain_text} and {@code folded_text} do the same;
 * letters are lowered one by one on both sides, because whole-text rules (final sigma) differ between systems.
 */
public final class TextForm {

    /** Letters of the Latin alphabets and of Vietnamese, composed: they need no normalising, and fold to one letter each. */
    private static final int LATIN_END = 0x300;
    private static final int VIETNAMESE = 0x1EA0;
    private static final int VIETNAMESE_END = 0x1EFA;
    private static final char[] FOLDED = new char[LATIN_END + VIETNAMESE_END - VIETNAMESE];

    static {
        for (int i = 0; i < FOLDED.length; i++) {
            char letter = (char) (i < LATIN_END ? i : i - LATIN_END + VIETNAMESE);
            FOLDED[i] = lower(withoutMarks(Normalizer.normalize(String.valueOf(letter), Form.NFD))).charAt(0);
        }
    }

    private TextForm() {
    }

    /** Composed and in lower case: {@code Tư Vấn} in any Unicode form becomes {@code tư vấn}. */
    public static String plain(String text) {
        return composed(text) ? letterByLetter(text, false) : lower(Normalizer.normalize(text, Form.NFC));
    }

    /** Without accents, in lower case: {@code Đặng Thị Hồng} becomes {@code dang thi hong}. */
    public static String folded(String text) {
        return composed(text) ? letterByLetter(text, true) : lower(withoutMarks(Normalizer.normalize(text, Form.NFD)));
    }

    private static boolean composed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter >= LATIN_END && (letter < VIETNAMESE || letter >= VIETNAMESE_END)) {
                return false;
            }
        }
        return true;
    }

    private static String letterByLetter(String text, boolean fold) {
        char[] letters = text.toCharArray();
        for (int i = 0; i < letters.length; i++) {
            letters[i] = fold ? FOLDED[letters[i] < LATIN_END ? letters[i] : letters[i] - VIETNAMESE + LATIN_END] : Character.toLowerCase(letters[i]);
        }
        return new String(letters);
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
