package io.kenh.intake.mail;

import java.text.Normalizer;
import java.util.Map;

/**
 * The Vietnamese encodings from before Unicode, which no Java runtime knows: VISCII and TCVN3 (the ABC fonts,
 * {@code .VnTime}) with one byte a letter, and VNI with an accent sign behind its vowel.
 */
final class VietnameseCharsets {

    /** Letters of the bytes 0x80 to 0xFF. */
    private static final String VISCII = "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
            + "ÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
            + "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
            + "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ";
    private static final Map<Character, Character> VISCII_CONTROLS = Map.of('\u0002', 'Ẳ', '\u0005', 'Ẵ', '\u0006', 'Ẫ',
            '\u0014', 'Ỷ', '\u0019', 'Ỹ', '\u001e', 'Ỵ');
    private static final String TCVN3 = "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ"
            + "\u00a0ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
            + "ẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịò"
            + "ỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ";
    private static final String VOWELS = "aAeEiIoOuUyYôÔöÖ";

    private VietnameseCharsets() { }

    static String viscii(byte[] bytes) {
        StringBuilder out = new StringBuilder(bytes.length);
        for (byte b : bytes) out.append(b < 0 ? VISCII.charAt(b & 0x7F) : VISCII_CONTROLS.getOrDefault((char) b, (char) b));
        return out.toString();
    }

    static String tcvn3(byte[] bytes) {
        StringBuilder out = new StringBuilder(bytes.length);
        for (byte b : bytes) out.append(b < 0 ? TCVN3.charAt(b & 0x7F) : (char) b);
        return out.toString();
    }

    /** Text in a TCVN3 font that was taken for windows-1252 or Latin-1 on its way. */
    static String tcvn3(String mistaken) {
        return tcvn3(Charsets.latin1Bytes(mistaken));
    }

    /** Text in a VNI font that was taken for windows-1252 or Latin-1 on its way. */
    static String vni(String mistaken) {
        StringBuilder out = new StringBuilder(mistaken.length());
        for (int i = 0; i < mistaken.length(); i++) {
            char letter = mistaken.charAt(i);
            String marks = i + 1 < mistaken.length() && VOWELS.indexOf(letter) >= 0 ? vniMarks(mistaken.charAt(i + 1)) : null;
            out.append(vniLetter(letter));
            if (marks != null) {
                out.append(marks);
                i++;
            }
        }
        return Normalizer.normalize(out, Normalizer.Form.NFC);
    }

    private static char vniLetter(char letter) {
        int at = "ñÑôÔöÖæÆóÓòÒîÎíÍìÌ".indexOf(letter);
        return at < 0 ? letter : "đĐơƠưƯỉỈĩĨịỊỵỴíÍìÌ".charAt(at);
    }

    /** The combining marks that an accent sign puts on the vowel before it; null when it is a letter of its own. */
    private static String vniMarks(char sign) {
        int at = "ùøûõïâáàåãäêéèúüë".indexOf(Character.toLowerCase(sign));
        if (at < 0) return null;
        String tone = at < 5 ? "\u0301\u0300\u0309\u0303\u0323".substring(at, at + 1)
                : "-\u0301\u0300\u0309\u0303\u0323-\u0301\u0300\u0309\u0303\u0323".substring(at - 5, at - 4);
        String shape = at < 5 ? "" : at < 11 ? "\u0302" : "\u0306";
        return shape + (tone.equals("-") ? "" : tone);
    }
}
