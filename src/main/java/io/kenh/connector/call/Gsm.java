package io.kenh.connector.call;

/** The default alphabet of SMS (3GPP TS 23.038), with its extension table. */
final class Gsm {

    private static final String LETTERS = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà^{}\\[~]|€";
    private static final String TWICE = "^{}\\[~]|€";
    private static final int ASCII = 128;
    private static final boolean[] PLAIN = new boolean[ASCII];

    static {
        LETTERS.chars().filter(c -> c < ASCII).forEach(c -> PLAIN[c] = true);
    }

    private Gsm() {
    }

    /** Whether the text can be sent without Unicode. */
    static boolean covers(String text) {
        return text.chars().allMatch(c -> c < ASCII ? PLAIN[c] : LETTERS.indexOf(c) >= 0);
    }

    /** Length in an SMS: letters of the alphabet with the extension's counted twice, or UTF-16 units. */
    static long length(String text) {
        return covers(text) ? text.length() + text.chars().filter(c -> TWICE.indexOf(c) >= 0).count() : text.length();
    }
}
