package io.kenh.template;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Map;
import java.util.regex.Pattern;

/** Vietnamese as it is written without accents, so that an SMS keeps to the GSM-7 alphabet and costs less than half. */
public final class Unaccented {

    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Map<Character, String> PLAIN = Map.ofEntries(Map.entry('đ', "d"), Map.entry('Đ', "D"),
            Map.entry('“', "\""), Map.entry('”', "\""), Map.entry('‘', "'"), Map.entry('’', "'"), Map.entry('–', "-"),
            Map.entry('—', "-"), Map.entry('…', "..."), Map.entry('•', "-"), Map.entry('\u00a0', " "), Map.entry('₫', "d"));

    private Unaccented() {
    }

    /** The text without accents and with plain punctuation; other letters stay. Null for null. */
    public static String of(String text) {
        if (text == null) {
            return null;
        }
        StringBuilder plain = new StringBuilder(text.length());
        String bare = MARKS.matcher(Normalizer.normalize(text, Form.NFD)).replaceAll("");
        bare.chars().forEach(c -> plain.append(PLAIN.getOrDefault((char) c, String.valueOf((char) c))));
        return Normalizer.normalize(plain, Form.NFC);
    }
}
