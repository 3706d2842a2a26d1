package io.kenh.intake.mail;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail server wrote about a mail's sender (RFC 8601). Anybody can write such a header; only the one that the company's
 * own server put on top is worth something.
 *
 * @param server the name the server gives itself, in lower case; "" when it gives none
 * @param dmarc  the result for the domain of From, such as {@code pass} or {@code fail}; "" when none is given
 * @param arc    the result for the servers that forwarded it; "" when none is given
 */
public record Authentication(String server, String dmarc, String arc) {

    private static final Pattern SERVER = Pattern.compile("\\s*([^\\s;=]+)(?:\\s+\\d+)?\\s*(?:;.*)?", Pattern.DOTALL);

    /** What the topmost header says; null when there is none. */
    static Authentication of(HeaderBlock headers) {
        String header = headers.first("Authentication-Results");
        return header == null || header.length() > Limits.FIELD_BYTES ? null : of(header);
    }

    private static Authentication of(String header) {
        String said = bare(header);
        Matcher server = SERVER.matcher(said);
        return new Authentication(server.matches() ? server.group(1).toLowerCase(Locale.ROOT) : "", result(said, "dmarc"), result(said, "arc"));
    }

    /** Without quoted words and comments, into which a sender can put what he likes. */
    private static String bare(String header) {
        StringBuilder bare = new StringBuilder();
        boolean quoted = false;
        int comments = 0;
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c == '\\' && (quoted || comments > 0)) i++;
            else if (c == '"' && comments == 0) quoted = !quoted;
            else if (c == '(' && !quoted) comments++;
            else if (c == ')' && !quoted && comments > 0) comments--;
            else if (!quoted && comments == 0) bare.append(c);
        }
        return bare.toString();
    }

    private static String result(String said, String method) {
        Matcher result = Pattern.compile("(?i);\\s*" + method + "\\s*(?:/\\s*\\d+\\s*)?=\\s*([a-z]{1,20})").matcher(said);
        return result.find() ? result.group(1).toLowerCase(Locale.ROOT) : "";
    }

    /** Whether the sender's domain disowns the mail. What a known server forwarded is let pass: forwarding breaks the proof. */
    public boolean isDisowned() {
        return dmarc.equals("fail") && !arc.equals("pass");
    }
}
