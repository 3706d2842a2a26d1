package io.kenh.ticket;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One line of a mail's decision log.
 *
 * @param why  the reason's key in lower case; null for a remark of the parser, which has only its text
 * @param args what its sentence is filled with
 * @param text the sentence in English
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Ground(String why, List<String> args, String text) {

    static Ground of(Reason reason, Object... args) {
        return new Ground(reason.name().toLowerCase(Locale.ROOT), Arrays.stream(args).map(String::valueOf).toList(), reason.sentence(args));
    }

    static Ground remark(String text) {
        return new Ground(null, null, text);
    }
}
