package io.kenh.connector.smpp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How a text stands in the octets of a short message. */
enum Coding {
    /** The message centre's own alphabet: GSM letters, one octet each. */
    GSM(0, 153, 160),
    ASCII(1, 153, 160),
    LATIN(3, 153, 160),
    /** Two octets for each UTF-16 unit, the high one first. */
    UCS2(8, 134, 140);

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENDED = "\f^{}\\[~]|€";
    private static final byte[] EXTENDED_CODES = {0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65};
    private static final byte ESCAPE = 0x1B;

    private final int dataCoding;
    private final int part;
    private final int single;

    Coding(int dataCoding, int part, int single) {
        this.dataCoding = dataCoding;
        this.part = part;
        this.single = single;
    }

    /** The one for a text: {@code plain} where it holds every letter, else UCS-2. */
    static Coding of(String text, Coding plain) {
        boolean fits = text.codePoints().allMatch(letter -> plain.bytes(Character.toString(letter)) != null);
        return fits ? plain : UCS2;
    }

    /** By the number of the specification; anything unknown is read as the centre's own alphabet. */
    static Coding of(int dataCoding) {
        return switch (dataCoding & 0x0F) {
            case 1 -> ASCII;
            case 3 -> LATIN;
            case 8 -> UCS2;
            default -> GSM;
        };
    }

    byte dataCoding() {
        return (byte) dataCoding;
    }

    /** Octets of one part of a long message. */
    int part() {
        return part;
    }

    /** Octets of a message that has one part only. */
    int single() {
        return single;
    }

    /** Octets of one letter or text, or null when it has letters that are not there. */
    byte[] bytes(String text) {
        return switch (this) {
            case GSM -> gsm(text);
            case ASCII -> encoded(text, StandardCharsets.US_ASCII);
            case LATIN -> encoded(text, StandardCharsets.ISO_8859_1);
            case UCS2 -> text.getBytes(StandardCharsets.UTF_16BE);
        };
    }

    String text(byte[] octets) {
        return switch (this) {
            case GSM -> letters(octets);
            case UCS2 -> new String(octets, StandardCharsets.UTF_16BE);
            default -> new String(octets, StandardCharsets.ISO_8859_1);
        };
    }

    private static byte[] encoded(String text, Charset charset) {
        return charset.newEncoder().canEncode(text) ? text.getBytes(charset) : null;
    }

    private static byte[] gsm(String text) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (char letter : text.toCharArray()) {
            int basic = letter == ESCAPE ? -1 : BASIC.indexOf(letter);
            int extended = EXTENDED.indexOf(letter);
            if (basic < 0 && extended < 0) {
                return null;
            } else if (basic < 0) {
                octets.write(ESCAPE);
                octets.write(EXTENDED_CODES[extended]);
            } else {
                octets.write(basic);
            }
        }
        return octets.toByteArray();
    }

    private static String letters(byte[] octets) {
        StringBuilder text = new StringBuilder(octets.length);
        for (int i = 0; i < octets.length; i++) {
            int code = octets[i] & 0x7F;
            text.append(code == ESCAPE && i + 1 < octets.length ? extended(octets[++i]) : BASIC.charAt(code));
        }
        return text.toString();
    }

    private static char extended(byte code) {
        for (int i = 0; i < EXTENDED_CODES.length; i++) {
            if (EXTENDED_CODES[i] == code) {
                return EXTENDED.charAt(i);
            }
        }
        return ' ';
    }
}
