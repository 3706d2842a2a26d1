package io.kenh.api.problem;

import io.kenh.platform.Sentences;
import java.util.Locale;

/**
 * One thing wrong with a request.
 *
 * @param field  parameter, header or path of the field in the body; empty for the whole body
 * @param found  what was sent, shortened
 * @param wanted what is accepted
 */
public record Fault(String field, String found, String wanted) {

    private static final int LONGEST = 100;

    public Fault {
        field = shown(field);
        found = shown(found);
    }

    /** The same fault, said in that language. */
    Fault in(Locale language) {
        return new Fault(field, Sentences.part(language, found), Sentences.part(language, wanted));
    }

    /** What was sent goes back to its sender, so it is kept short and free of control characters. */
    private static String shown(String text) {
        String clean = text == null ? "nothing" : text.replaceAll("\\p{Cntrl}|\\p{Cs}", "�");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
    }
}
