package io.kenh.intake.mail;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Bytes become text, always: the declared charset strictly, then UTF-8 strictly, then a guess from the bytes, then the
 * declared charset with replacement characters. The result is NFC and holds no NUL and no byte order mark.
 */
final class Charsets {

    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** Names that mean another charset in practice, and names that the runtime does not know. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"), Map.entry("latin1", "windows-1252"), Map.entry("iso8859-1", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"), Map.entry("tis-620", "windows-874"),
            Map.entry("gb2312", "GB18030"), Map.entry("gbk", "GB18030"), Map.entry("hz-gb-2312", "GB18030"),
            Map.entry("ks_c_5601-1987", "MS949"), Map.entry("euc-kr", "MS949"), Map.entry("ksc5601", "MS949"),
            Map.entry("shift_jis", "windows-31j"), Map.entry("shift-jis", "windows-31j"), Map.entry("x-sjis", "windows-31j"),
            Map.entry("sjis", "windows-31j"), Map.entry("cp932", "windows-31j"), Map.entry("iso-2022-jp-ms", "x-windows-iso2022jp"),
            Map.entry("big5", "Big5-HKSCS"), Map.entry("iso-8859-8-i", "ISO-8859-8"), Map.entry("iso-8859-8-e", "ISO-8859-8"),
            Map.entry("macintosh", "x-MacRoman"), Map.entry("mac", "x-MacRoman"), Map.entry("cp-850", "cp850"),
            Map.entry("unicode-1-1-utf-8", "UTF-8"), Map.entry("utf8", "UTF-8"), Map.entry("utf8mb4", "UTF-8"),
            Map.entry("utf-16le", "UTF-16LE"), Map.entry("cp-1258", "windows-1258"));

    /** Looking for a name that nobody knows takes the runtime a millisecond, and a header can hold many. */
    private static final Map<String, Optional<Charset>> LOOKED_UP = new ConcurrentHashMap<>();

    private static final Pattern ONE_BYTE = Pattern.compile("(?i)(windows-125|iso-8859-|koi8).*");

    private Charsets() { }

    /** @param declared the charset's name as found in the mail; null, empty, unknown or wrong names are survived */
    static String decode(byte[] bytes, String declared) {
        return clean(decodeRaw(bytes, normalName(declared)));
    }

    private static String decodeRaw(byte[] bytes, String name) {
        if (saysOneByteALetter(name) && utf8Letters(bytes) >= 2) return new String(bytes, StandardCharsets.UTF_8);
        if (name.contains("utf-7")) return Utf7.decode(new String(bytes, StandardCharsets.ISO_8859_1));
        if (name.equals("viscii") || name.equals("viscii1.1-1")) return VietnameseCharsets.viscii(bytes);
        if (name.startsWith("tcvn") || name.startsWith("x-viet-tcvn")) return VietnameseCharsets.tcvn3(bytes);
        String marked = byteOrderMark(bytes);
        if (marked != null) return marked;
        Charset charset = lookUp(name);
        if (charset == null || charset == StandardCharsets.US_ASCII) return guess(bytes);
        String strict = strictly(bytes, charset);
        if (strict == null && name.startsWith("iso-2022-jp")) strict = strictly(bytes, lookUp("x-windows-iso2022jp"));
        if (strict == null) strict = strictly(bytes, StandardCharsets.UTF_8);
        if (strict != null) return strict;
        if (charset == StandardCharsets.UTF_8) return utf8Share(bytes) >= 0.25 ? mendedUtf8(bytes) : guess(bytes);
        return new String(bytes, charset);
    }

    /** Declarations that fit any bytes at all, and are therefore what lying programs and servers write over UTF-8. */
    private static boolean saysOneByteALetter(String name) {
        Charset charset = lookUp(name);
        return name.startsWith("tcvn") || name.startsWith("viscii") || charset != null && ONE_BYTE.matcher(charset.name()).matches();
    }

    /** How many letters beyond ASCII these bytes hold as UTF-8; 0 when a single byte contradicts it. */
    private static long utf8Letters(byte[] bytes) {
        String utf8 = strictly(bytes, StandardCharsets.UTF_8);
        return utf8 == null ? 0 : utf8.chars().filter(c -> c >= 0x80).count();
    }

    /** Bytes that nobody named: UTF-8 when valid, else what a statistical detector says, else windows-1252. */
    static String guess(byte[] bytes) {
        String utf8 = strictly(bytes, StandardCharsets.UTF_8);
        if (utf8 != null) return clean(utf8);
        if (utf8Share(bytes) > 0.5) return clean(mendedUtf8(bytes));
        Charset charset = lookUp(normalName(detect(bytes)));
        String detected = charset == null ? null : strictly(bytes, charset);
        return clean(detected != null ? detected : new String(bytes, WINDOWS_1252));
    }

    private static String detect(byte[] bytes) {
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(bytes, 0, Math.min(bytes.length, 64 * 1024));
        detector.dataEnd();
        return detector.getDetectedCharset();
    }

    /**
     * How many of the letters beyond ASCII are whole in UTF-8, 0 to 1. Other charsets hardly ever make a valid sequence by
     * chance, and one broken byte must not turn all the others into pairs of signs.
     */
    private static double utf8Share(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        double broken = text.chars().filter(c -> c == '\uFFFD').count();
        double good = text.chars().filter(c -> c > 0x7F && c != '\uFFFD').count();
        return good == 0 ? 0 : good / (good + broken);
    }

    /** UTF-8 whose stray bytes are read as windows-1252, for that is what they mostly are. */
    private static String mendedUtf8(byte[] bytes) {
        CharBuffer out = CharBuffer.allocate(bytes.length);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        while (decoder.decode(in, out, true).isMalformed()) out.put(new String(new byte[] {in.get()}, WINDOWS_1252));
        return out.flip().toString();
    }

    /** The charset of a name, or null when there is none; names of any shape are taken. */
    static Charset lookUp(String name) {
        if (name == null || name.isEmpty()) return null;
        if (LOOKED_UP.size() > 500) LOOKED_UP.clear();
        return LOOKED_UP.computeIfAbsent(name, Charsets::find).orElse(null);
    }

    private static Optional<Charset> find(String name) {
        try {
            return Optional.of(Charset.forName(MEANT.getOrDefault(name, name)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static String normalName(String declared) {
        if (declared == null) return "";
        String name = declared.strip().toLowerCase(Locale.ROOT).replaceAll("^[\"'_]+|[\"';]+$", "").replace("_iso", "iso");
        return name.startsWith("charset=") ? name.substring(8) : name;
    }

    private static String strictly(byte[] bytes, Charset charset) {
        if (charset == null) return null;
        try {
            return charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException wrong) {
            return charset.equals(WINDOWS_1252) && strictly(bytes, StandardCharsets.UTF_8) == null ? new String(bytes, charset) : null;
        }
    }

    private static String byteOrderMark(byte[] b) {
        if (b.length >= 2 && b[0] == (byte) 0xFE && b[1] == (byte) 0xFF) return new String(b, StandardCharsets.UTF_16);
        if (b.length >= 2 && b[0] == (byte) 0xFF && b[1] == (byte) 0xFE) return new String(b, StandardCharsets.UTF_16);
        return null;
    }

    /** Without NUL, byte order marks and lone surrogates, in NFC. */
    static String clean(String text) {
        String plain = text.indexOf('\0') < 0 && text.indexOf('\uFEFF') < 0 ? text : text.replace("\0", "").replace("\uFEFF", "");
        return Normalizer.normalize(pairedSurrogates(plain), Normalizer.Form.NFC);
    }

    private static String pairedSurrogates(String text) {
        return text.chars().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF)
                ? new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8) : text;
    }

    /** The bytes of a text that was decoded as windows-1252 or Latin-1. */
    static byte[] latin1Bytes(String text) {
        byte[] out = new byte[text.length()];
        for (int i = 0; i < out.length; i++) {
            char c = text.charAt(i);
            out[i] = c < 0x100 ? (byte) c : String.valueOf(c).getBytes(WINDOWS_1252)[0];
        }
        return out;
    }
}
