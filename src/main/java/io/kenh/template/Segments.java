package io.kenh.template;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an SMS costs: networks carry 160 characters of the GSM-7 alphabet, 70 of any other, and a little less in each
 * part of a longer text. A character that needs two places is never split between parts.
 *
 * @param encoding {@code GSM-7} or {@code UCS-2}
 * @param units    places the text takes: characters of GSM-7's extension table and letters beyond U+FFFF take two
 * @param segments parts it is sent and paid as; 0 for an empty text
 * @param left     places still free in the last part
 * @param foreign  the characters that force UCS-2, in order of appearance; empty for GSM-7
 */
public record Segments(String encoding, int units, int segments, int left, Set<String> foreign) {

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "\f^{}\\[~]|€";

    /** @param text as it will leave, merge fields filled; null is an empty one */
    public static Segments of(String text) {
        String sent = text == null ? "" : text;
        Set<String> foreign = sent.codePoints().filter(c -> width(c) == 0).mapToObj(Character::toString)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return foreign.isEmpty() ? count("GSM-7", sent, 160, 153, foreign) : count("UCS-2", sent, 70, 67, foreign);
    }

    private static Segments count(String encoding, String text, int alone, int part, Set<String> foreign) {
        int[] widths = text.codePoints().map(c -> foreign.isEmpty() ? width(c) : Character.charCount(c)).toArray();
        int units = 0;
        int parts = 1;
        int used = 0;
        for (int width : widths) {
            units += width;
            if (used + width > part) {
                parts++;
                used = 0;
            }
            used += width;
        }
        if (units <= alone) {
            return new Segments(encoding, units, units == 0 ? 0 : 1, alone - units, foreign);
        }
        return new Segments(encoding, units, parts, part - used, foreign);
    }

    /** Places in GSM-7; 0 when it has no such character. */
    private static int width(int character) {
        return BASIC.indexOf(character) >= 0 ? 1 : EXTENSION.indexOf(character) >= 0 ? 2 : 0;
    }
}
