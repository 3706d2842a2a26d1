package io.kenh.console;

import java.util.stream.Stream;

/** What people type into a search box. */
public final class Words {

    private static final int FEWEST_DIGITS = 4;

    private Words() {
    }

    /** Whether there is nothing to read in any of them; null is nothing. */
    public static boolean blank(String... texts) {
        return Stream.of(texts).allMatch(text -> text == null || text.isBlank());
    }

    /**
     * A telephone number in any writing, or part of one, as it is stored: digits alone, without the leading 0. Other
     * words stay as they are.
     */
    public static String asStored(String typed) {
        if (typed == null || !typed.strip().matches("[+(]?\\d[\\d\\s().-]*")) {
            return typed;
        }
        String digits = typed.replaceAll("\\D", "");
        return digits.length() < FEWEST_DIGITS ? typed : digits.replaceFirst("^0+", "");
    }
}
