package io.kenh.intake.mail;

import io.kenh.intake.mail.HeaderLabels.Field;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognises the lines by which mail programs announce the mail they quote: "On … wrote:" in many languages and over
 * several lines, "-----Original Message-----", or a block of From, Sent, To and Subject.
 */
final class QuoteIntro {

    private static final int LINES = 5;
    private static final int CHARS = 450;

    private static final Pattern DATE = Pattern.compile("\\d{1,4}[./\\-]\\s?\\d{1,2}[./\\-]\\s?\\d{2,4}|\\d{1,2}[:h.]\\d{2}|\\b(?:19|20)\\d{2}\\b"
            + "|\\d{1,2}[. -]{1,2}\\p{L}{3,}");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>()]{1,100}@[^\\s@<>()]{1,100}");
    private static final Pattern VERB = Words.pattern("(?:^|[\\s>)\\]:,]){wrote}(?=\\W|$)|{wrote-unspaced}");
    private static final Pattern START = Words.pattern("[\\s*_\\-]*{wrote-start}(?=[\\s,.\\d\\p{L}/\\-]).*", Pattern.DOTALL);
    private static final Pattern SEPARATOR = Words.pattern("\\s*[-_=*]{2,}\\s{0,5}{original-message}\\s{0,5}[-_=*]{2,}\\s*");
    private static final Pattern SAID = Pattern.compile("\\s*-{2,}\\s{0,5}\\S.{1,300}-{2,}\\s*");
    private static final Pattern SENTENCES = Pattern.compile(".*[.!?] .*");
    private static final Pattern RULE = Pattern.compile("\\s*(?:_{5,}|-{10,}|\\*{10,})\\s*");

    private QuoteIntro() { }

    /** How many lines from here on announce a quote, 0 when this line does not. */
    static int length(List<String> lines, int at) {
        String line = lines.get(at);
        if (line.isBlank() || line.length() > Limits.LINE_CHARS) return 0;
        if (SEPARATOR.matcher(line).matches()) return 1 + blockAfter(lines, at + 1);
        if (RULE.matcher(line).matches()) {
            int block = blockAfter(lines, at + 1);
            return block == 0 ? 0 : 1 + block;
        }
        if (SAID.matcher(line).matches() && VERB.matcher(line).find()) return 1;
        int block = headerBlock(lines, at);
        return block > 0 ? block : said(lines, at);
    }

    private static int blockAfter(List<String> lines, int at) {
        int i = at;
        while (i < lines.size() && i < at + 3 && lines.get(i).isBlank()) i++;
        int block = i < lines.size() ? headerBlock(lines, i) : 0;
        return block == 0 ? 0 : i - at + block;
    }

    /** "On … wrote:", on up to five lines. */
    private static int said(List<String> lines, int at) {
        StringBuilder joined = new StringBuilder();
        for (int n = 1; n <= LINES && at + n <= lines.size() && joined.length() < CHARS; n++) {
            String line = lines.get(at + n - 1).strip();
            if (line.isEmpty() || n > 1 && line.startsWith(">") && !line.contains("@")) return 0;
            joined.append(joined.length() == 0 ? "" : " ").append(line);
            if (joined.length() <= CHARS && isSaid(joined.toString(), lines, at, n)) return n;
        }
        return 0;
    }

    /** What is cheap is asked first: this is tried on every line of every mail. */
    private static boolean isSaid(String text, List<String> lines, int at, int length) {
        boolean ends = text.endsWith(":") || text.endsWith("：") || text.endsWith(":*");
        if (!ends) return text.endsWith(">") && START.matcher(text).matches() && quoteFollows(lines, at + length) && isDated(text) && isAddressed(text);
        boolean verb = VERB.matcher(text).find();
        if (START.matcher(text).matches()) return isDated(text) && (verb || isAddressed(text)) || verb && (isAddressed(text) || quoteFollows(lines, at + length));
        if (!verb) return false;
        boolean alone = length == 1 || isParagraph(lines, at, length);
        return alone && text.length() < 200 && isDated(text) && isAddressed(text)
                || length == 1 && text.length() < 120 && !SENTENCES.matcher(text).matches() && quoteFollows(lines, at + length);
    }

    private static boolean isDated(String text) {
        return DATE.matcher(text).find();
    }

    private static boolean isAddressed(String text) {
        return ADDRESS.matcher(text).find();
    }

    /** Whether these lines stand by themselves, at most with a quote right below, and begin with the date or the address. */
    private static boolean isParagraph(List<String> lines, int at, int length) {
        if (!DATE.matcher(lines.get(at)).find() && !ADDRESS.matcher(lines.get(at)).find()) return false;
        String next = at + length < lines.size() ? lines.get(at + length) : "";
        return (at == 0 || lines.get(at - 1).isBlank()) && (next.isBlank() || next.stripLeading().startsWith(">"));
    }

    private static boolean quoteFollows(List<String> lines, int from) {
        int i = from;
        while (i < lines.size() && i < from + 5 && lines.get(i).isBlank()) i++;
        return i < lines.size() && lines.get(i).stripLeading().startsWith(">");
    }

    /** From with a date, or three different fields, on adjoining lines; long values may run over onto the next line. */
    private static int headerBlock(List<String> lines, int at) {
        if (HeaderLabels.read(lines.get(at)) == null) return 0;
        Set<Field> seen = EnumSet.noneOf(Field.class);
        int last = at;
        for (int i = at; i < lines.size() && i < at + 20 && i <= last + 2; i++) {
            HeaderLabels.Line line = HeaderLabels.read(lines.get(i));
            if (line == null) continue;
            seen.add(line.field());
            last = i;
        }
        seen.remove(Field.OTHER);
        boolean from = seen.contains(Field.FROM), date = seen.contains(Field.DATE);
        boolean dated = date && seen.contains(Field.TO) && DATE.matcher(lines.get(at)).find() && ADDRESS.matcher(lines.get(last)).find();
        return seen.size() >= 3 && (from || seen.contains(Field.SUBJECT)) || from && date || dated ? last - at + 1 : 0;
    }
}
