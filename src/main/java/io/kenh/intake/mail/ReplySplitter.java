package io.kenh.intake.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a plain body apart into what its writer added and what is quoted. In doubt more stays visible: answers between
 * quotes keep the quotes they answer, a lone angle bracket is not a quote, and a mail that would vanish is shown whole.
 */
final class ReplySplitter {

    private enum Kind { TEXT, EMPTY, QUOTED, INTRO, FORWARD }

    private static final Pattern SHARED = Pattern.compile("(.*\\S)\\s*?(?:-{2,}\\s*)?"
            + "((?:On (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|\\d)|Vào (?:Th|CN|ng|\\d)).{8,250}(?:wrote|đã viết|viết):)\\s*");
    private static final Pattern ABOVE = Words.pattern(".{0,60}{answer-above}.{0,120}");
    private static final Pattern LIST_FOOTER = Pattern.compile("\\s*_{20,}\\s*");
    private static final Pattern LINK_PIECE = Pattern.compile(
            "\\(?https?://\\S+\\)?\\s*>?|\\(https?://.*|.*\\(https?://[^)\\s]*\\)\\s*>?");

    private final List<String> lines;
    private final Kind[] kinds;

    private ReplySplitter(List<String> lines) {
        this.lines = lines;
        this.kinds = new Kind[lines.size()];
    }

    static SplitText split(String text) {
        List<String> lines = lines(text);
        if (lines.size() > Limits.LINES) return new SplitText(text.strip(), "", "", text.strip());
        boolean[] hidden = new ReplySplitter(lines).hidden();
        StringBuilder reply = new StringBuilder(), quoted = new StringBuilder();
        for (int i = 0; i < hidden.length; i++) (hidden[i] ? quoted : reply).append(lines.get(i)).append('\n');
        if (reply.toString().isBlank()) return SignatureFinder.split(text.strip(), "");
        return SignatureFinder.split(reply.toString().strip(), quoted.toString().strip());
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.replace('\u00a0', ' ').split("\n", -1)) {
            Matcher shared = line.length() < Limits.LINE_CHARS && line.stripTrailing().endsWith(":") ? SHARED.matcher(line) : null;
            if (shared != null && shared.matches() && !line.startsWith(">")) {
                lines.add(shared.group(1).replaceFirst("\\s*-{2,}$", ""));
                lines.add(shared.group(2));
            } else {
                lines.add(line);
            }
        }
        return lines;
    }

    private boolean[] hidden() {
        boolean[] hidden = new boolean[kinds.length];
        int end = end();
        for (int i = end; i < hidden.length; i++) hidden[i] = true;
        mark(end);
        int intro = first(Kind.INTRO, 0, end), forward = first(Kind.FORWARD, 0, end), quote = first(Kind.QUOTED, 0, end);
        boolean isQuote = intro < end || quotedLines(end) >= 3 || quote < end && first(Kind.TEXT, quote, end) == end;
        if (!isQuote || forward < Math.min(intro, quote)) return hidden;
        if (answersBetween(end)) return hideTrailing(hidden, end);
        hide(hidden, Math.min(intro, quote), end);
        return hidden;
    }

    /** Where the delimiter of a help desk or the footer of a mailing list cuts everything off. */
    private int end() {
        int end = lines.size();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.length() < 250 && ABOVE.matcher(line).matches()) return introBefore(i);
            if (LIST_FOOTER.matcher(line).matches() && lines.size() - i < 8 && QuoteIntro.length(lines, i) == 0) return i;
        }
        return end;
    }

    private int introBefore(int delimiter) {
        for (int i = Math.max(0, delimiter - 8); i < delimiter; i++) {
            int length = lines.get(i).startsWith(">") ? 0 : QuoteIntro.length(lines, i);
            if (length > 0 && i + length <= delimiter) return i;
        }
        return delimiter;
    }

    private void mark(int end) {
        int introEnd = 0;
        for (int i = 0; i < end; i++) {
            String line = lines.get(i);
            if (i >= introEnd && !line.startsWith(">")) introEnd = i + QuoteIntro.length(lines, i);
            if (ForwardReader.isSeparator(line)) kinds[i] = Kind.FORWARD;
            else if (i < introEnd) kinds[i] = Kind.INTRO;
            else kinds[i] = line.isBlank() ? Kind.EMPTY : line.stripLeading().startsWith(">") ? Kind.QUOTED : Kind.TEXT;
        }
    }

    private int first(Kind kind, int from, int end) {
        for (int i = from; i < end; i++) if (kinds[i] == kind) return i;
        return end;
    }

    private int quotedLines(int end) {
        int count = 0;
        for (int i = 0; i < end; i++) if (kinds[i] == Kind.QUOTED) count++;
        return count;
    }

    /** Whether text of the writer stands between two quoted runs; a wrapped link in a quote is not such text. */
    private boolean answersBetween(int end) {
        int quote = first(Kind.QUOTED, 0, end);
        for (int i = quote; i < end; i++) {
            if (kinds[i] == Kind.INTRO) return false;
            if (kinds[i] != Kind.TEXT || LINK_PIECE.matcher(lines.get(i).strip()).matches()) continue;
            int next = first(Kind.QUOTED, i, end), intro = first(Kind.INTRO, i, end);
            return next < end && next < intro;
        }
        return false;
    }

    /** Of quotes with answers in between only those behind the last answer go. */
    private boolean[] hideTrailing(boolean[] hidden, int end) {
        int last = 0;
        for (int i = 0; i < end && !lines.get(i).strip().equals("--"); i++) if (kinds[i] == Kind.TEXT) last = i;
        for (int i = last; i < end; i++) if (kinds[i] == Kind.QUOTED) hidden[i] = true;
        return hidden;
    }

    private void hide(boolean[] hidden, int from, int end) {
        int i = from;
        while (i < end && kinds[i] != Kind.TEXT && kinds[i] != Kind.FORWARD) i++;
        int quoted = first(Kind.QUOTED, from, end);
        boolean below = i < end && quoted < i;
        int to = below ? afterQuote(i, end) : end;
        for (int n = from; n < to; n++) hidden[n] = true;
    }

    /** Text behind the quoted lines is the reply, unless it is only a piece of the quote that lost its marker. */
    private int afterQuote(int text, int end) {
        int i = text;
        while (i < end && (kinds[i] != Kind.TEXT || LINK_PIECE.matcher(lines.get(i).strip()).matches())) i++;
        return first(Kind.INTRO, i, end) < end || first(Kind.QUOTED, i, end) < end && lines.get(i).length() < 40 ? end : i;
    }
}
