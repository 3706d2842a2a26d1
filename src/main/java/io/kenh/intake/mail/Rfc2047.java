package io.kenh.intake.mail;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Decodes the encoded words of a header ({@code =?utf-8?B?…?=}), also inside quotes, in the middle of other text, with
 * blanks in them, and with one letter split over two words.
 */
final class Rfc2047 {

    private static final int WORD_CHARS = 4_000;
    private static final int WORDS = 500;

    private record Word(int start, int end, String charset, byte[] bytes) { }

    private Rfc2047() { }

    static String decode(String text) {
        List<Word> words = words(text);
        if (words.isEmpty()) return text;
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int i = 0; i < words.size(); ) {
            Word first = words.get(i);
            if (i == 0 || !text.substring(from, first.start).isBlank()) out.append(text, from, first.start);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            do {
                bytes.writeBytes(words.get(i).bytes);
                from = words.get(i++).end;
            } while (i < words.size() && words.get(i).charset.equalsIgnoreCase(first.charset)
                    && text.substring(from, words.get(i).start).isBlank());
            out.append(Charsets.decode(bytes.toByteArray(), first.charset));
        }
        return out.append(text.substring(from)).toString();
    }

    private static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        for (int at = text.indexOf("=?"); at >= 0 && words.size() < WORDS; ) {
            Word word = word(text, at);
            if (word != null) words.add(word);
            at = text.indexOf("=?", word == null ? at + 2 : word.end);
        }
        return words;
    }

    /** The encoded word that starts here, or null. */
    private static Word word(String text, int start) {
        int charsetEnd = text.indexOf('?', start + 2);
        if (charsetEnd < 0 || charsetEnd == start + 2 || charsetEnd - start > 60 || charsetEnd + 2 >= text.length()) return null;
        char encoding = Character.toUpperCase(text.charAt(charsetEnd + 1));
        if (text.charAt(charsetEnd + 2) != '?' || encoding != 'B' && encoding != 'Q') return null;
        int from = charsetEnd + 3;
        int end = text.substring(from, Math.min(text.length(), from + WORD_CHARS)).indexOf("?=");
        String charset = text.substring(start + 2, charsetEnd).replaceFirst("\\*.*", "").strip();
        if (end < 0) return unfinished(text, start, from, charset, encoding);
        return new Word(start, from + end + 2, charset, bytes(text.substring(from, from + end), encoding));
    }

    /** A word that was cut off at the end of the header still has its letters. */
    private static Word unfinished(String text, int start, int from, String charset, char encoding) {
        String rest = text.substring(from).strip();
        if (rest.length() > 80 || rest.isEmpty() || rest.contains("=?") || rest.contains(" ") || rest.contains("<")) return null;
        return new Word(start, text.length(), charset, bytes(rest.replaceFirst("\\?$", ""), encoding));
    }

    private static byte[] bytes(String code, char encoding) {
        byte[] ascii = TransferEncoding.ascii(code);
        return encoding == 'B' ? TransferEncoding.base64(ascii) : TransferEncoding.quotedPrintable(ascii, true);
    }
}
