package io.kenh.intake.smtp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The command {@code MAIL FROM} or {@code RCPT TO}.
 *
 * @param address    without its brackets and route; empty for the sender of a bounce
 * @param size       in bytes, as the client announces it; 0 when it does not
 * @param unknown    the first parameter that we do not know, or null
 */
record MailCommand(String address, long size, String unknown) {

    private static final Pattern PATH = Pattern.compile("(?i)^(?:from|to):\\s*<(?:@[^:>]*:)?([^<>]{0,320})>((?:\\s+\\S+)*)$");
    private static final Pattern SIZE = Pattern.compile("(?i)size=(\\d{1,18})");
    private static final List<String> KNOWN = List.of("BODY=7BIT", "BODY=8BITMIME", "SMTPUTF8");

    /** Null when it is none. */
    static MailCommand of(String argument) {
        Matcher path = PATH.matcher(argument);
        if (!path.matches()) {
            return null;
        }
        List<String> parameters = new ArrayList<>(List.of(path.group(2).strip().split("\\s+")));
        parameters.removeIf(p -> p.isEmpty() || KNOWN.contains(p.toUpperCase(Locale.ROOT)));
        long size = parameters.stream().map(SIZE::matcher).filter(Matcher::matches).mapToLong(m -> Long.parseLong(m.group(1))).findFirst().orElse(0);
        String unknown = parameters.stream().filter(p -> !SIZE.matcher(p).matches()).findFirst().orElse(null);
        return new MailCommand(path.group(1).strip(), size, unknown);
    }
}
