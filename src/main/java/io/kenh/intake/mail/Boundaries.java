package io.kenh.intake.mail;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Keeps the multiparts of a mail apart. Where the boundary of one is that of another with two hyphens behind it, its delimiter
 * would also be the end of the other, and all that follows would be lost; such a boundary gets another name.
 */
final class Boundaries {

    private static final Pattern DECLARED = Pattern.compile("(?i)\\bboundary\\s{0,5}=\\s{0,5}\"?([^\\s\";]{1,200}--)[\"\\s;]");

    private Boundaries() { }

    /** The mail itself when all its boundaries can be told from each other. */
    static byte[] distinct(byte[] mail) {
        if (!mayHold(mail)) return mail;
        String text = new String(mail, StandardCharsets.ISO_8859_1);
        Set<String> longer = DECLARED.matcher(text).results().map(m -> m.group(1)).limit(Limits.DEPTH)
                .filter(b -> text.contains("\"" + b.substring(0, b.length() - 2) + "\"")).collect(Collectors.toCollection(LinkedHashSet::new));
        String distinct = text;
        int names = 0;
        for (String boundary : longer) distinct = renamed(distinct, boundary, "kenh-part-" + ++names);
        return distinct.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String renamed(String text, String boundary, String name) {
        String quoted = Pattern.quote(boundary);
        return text.replaceAll("(?m)(?<=^--)" + quoted + "(?=(?:--)?[ \\t]*\\r?$)|(?<=[=\"])" + quoted + "(?=[\"\\s;])", name);
    }

    /** Whether any quoted value ends in two hyphens, which hardly ever is so. */
    private static boolean mayHold(byte[] mail) {
        for (int i = 2; i < mail.length; i++) if (mail[i] == '"' && mail[i - 1] == '-' && mail[i - 2] == '-') return true;
        return false;
    }
}
