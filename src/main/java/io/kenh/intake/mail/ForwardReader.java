package io.kenh.intake.mail;

import io.kenh.intake.mail.HeaderLabels.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a mail that was forwarded by hand in a plain body: a line such as "Forwarded message" in some language, or a
 * subject such as "Fwd:", and the quoted header below it. Only the outermost mail is peeled off.
 */
final class ForwardReader {

    private static final int SEARCHED_LINES = 2_000;

    private static final Pattern SEPARATOR = Words.pattern(
            "[\\s>]*(?:[-_*=]{2,}(?:\\s{0,5}{forwarded}\\s{0,5}:?\\s{0,5}[-_*=]{2,}){1,2}|{forwarded}\\s?[:：])(.{0,2000})");
    private static final Pattern SUBJECT = Words.pattern("\\s*{forward-prefix}\\s?(?:\\[\\d{1,2}\\])?\\s?[:：].*", Pattern.DOTALL);
    private static final Pattern FORWARDED_SUBJECT = Pattern.compile("(?i).{0,300}[\\[(](?:fwd?|forwarded)[:\\])].{0,300}");

    private static final Pattern UNKNOWN_SEPARATOR = Pattern.compile("\\s*>[\\s>]*\\p{L}.{3,60}:\\s*|[\\s>]*[-_=]{3,}.{0,80}[-_=]{3,}\\s*");

    private static final Pattern NAMED = Pattern.compile(
            "(?:[\"„“'«]\\s?)?([\\p{L}\\p{M}.' -]{0,80})(?:\\s?[\"”“'»])?\\s*[<(\\[]{1,2}([^<>()\\[\\]\\s]{1,200}@[^<>()\\[\\]\\s]{1,200})[>)\\]]");
    private static final Pattern UNKNOWN_LABEL = Pattern.compile(
            "\\s*[*_]{0,2}\\p{L}[\\p{L}\\p{M} .\\-]{0,30}\\s?[*_]{0,2}\\s?[:：][*_]{0,2}\\s*(\\S.{0,300}@.{1,300})");

    private final Map<Field, String> header = new EnumMap<>(Field.class);
    private final List<String> lines;

    private ForwardReader(List<String> lines) {
        this.lines = lines;
    }

    static boolean isSeparator(String line) {
        return line.length() < 2_100 && mayBeSeparator(line) && SEPARATOR.matcher(line.replace('\u00a0', ' ')).matches();
    }

    /** Whether there is a colon or the beginning of a rule, as in every separator: most lines have neither. */
    private static boolean mayBeSeparator(String line) {
        boolean rule = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == ':' || c == '：') return true;
            boolean ruled = c == '-' || c == '_' || c == '*' || c == '=';
            if (ruled && rule) return true;
            rule = ruled;
        }
        return false;
    }

    static boolean isForwardSubject(String subject) {
        return subject != null && (SUBJECT.matcher(subject).matches() || FORWARDED_SUBJECT.matcher(subject).matches());
    }

    /** @return the forwarded mail, or null when this body is not a forward */
    static ForwardedMail read(String text, String subject) {
        List<String> lines = Arrays.asList(text.replace('\u00a0', ' ').replace("\u200b", "").split("\n", -1));
        boolean announced = isForwardSubject(subject);
        for (int i = 0; i < Math.min(lines.size(), SEARCHED_LINES); i++) {
            boolean separator = isSeparator(lines.get(i));
            List<String> rest = separator || announced ? unquoted(lines.subList(i, lines.size())) : List.of();
            if (separator || announced && QuoteIntro.length(rest, 0) > 0) {
                ForwardedMail mail = new ForwardReader(rest).mail(note(lines, i), separator);
                if (mail != null && (announced || !quotes(lines, i))) return mail.subject() == null ? mail.withSubject(bare(subject)) : mail;
            }
        }
        return null;
    }

    /** A mail forwarded as an attachment: the only one attached, and either announced or without another body. */
    static ForwardedMail attached(MimePart root, String text, String subject) {
        List<MimePart> mails = root.leaves().filter(MimePart::isMessage).toList();
        if (mails.size() != 1 || root.type().equals("multipart/report") || !isForwardSubject(subject) && !text.isBlank()) return null;
        MimePart inner = MimeReader.read(mails.get(0).content(), new ArrayList<>());
        MailHeaders h = HeaderReader.read(inner.headers());
        return h.from() == null ? null : new ForwardedMail(h.from(), h.to(), h.cc(), h.subject(), inner.headers().first("Date"),
                BodyChooser.choose(inner).text(), text.strip(), h.messageId());
    }

    /** A forward inside a quoted mail is not one of this writer. */
    private static boolean quotes(List<String> lines, int before) {
        for (int i = 0; i < before; i++) if (lines.get(i).startsWith(">") || QuoteIntro.length(lines, i) > 0) return true;
        return false;
    }

    /** What stands above, without a separator in a language that nobody taught us. */
    private static String note(List<String> lines, int before) {
        int end = before;
        while (end > 0 && lines.get(end - 1).replace('>', ' ').isBlank()) end--;
        boolean rule = end > 0 && before - end < 3 && UNKNOWN_SEPARATOR.matcher(lines.get(end - 1)).matches();
        return String.join("\n", lines.subList(0, rule ? end - 1 : end)).strip();
    }

    /** A subject without the prefix that says it was forwarded. */
    private static String bare(String subject) {
        return subject == null || !SUBJECT.matcher(subject).matches() ? subject : subject.replaceFirst("^[^:：]{1,20}[:：]\\s*", "");
    }

    /** The lines without the angle brackets that quote all of them, as Apple Mail writes. */
    private static List<String> unquoted(List<String> lines) {
        int first = 0;
        while (first < lines.size() && (lines.get(first).isBlank() || isSeparator(lines.get(first)))) first++;
        if (first == lines.size() || !lines.get(first).stripLeading().startsWith(">")) return lines;
        List<String> plain = new ArrayList<>();
        for (String line : lines) plain.add(line.replaceFirst("^\\s*> ?", ""));
        return plain;
    }

    private ForwardedMail mail(String note, boolean separator) {
        Matcher m = SEPARATOR.matcher(lines.get(0));
        String sameLine = separator && m.matches() && m.group(1) != null ? m.group(1).strip() : "";
        int body = sameLine.length() > 10 ? oneLine(sameLine) : block(separator ? 1 : 0);
        if (header.get(Field.FROM) == null) body = separator ? body : said();
        if (header.get(Field.FROM) == null || header.size() < 2 && separator) return null;
        return new ForwardedMail(first(Field.FROM), addresses(Field.TO), addresses(Field.CC), header.get(Field.SUBJECT),
                header.get(Field.DATE), body(body), note, null);
    }

    /** The whole quoted header on one line, as Yahoo writes it: a label ends the value before it. */
    private int oneLine(String line) {
        Matcher m = HeaderLabels.inLine(line);
        Field field = null;
        int from = 0;
        while (m.find()) {
            if (line.startsWith("mail", Math.max(0, m.start() - 4)) || header.containsKey(HeaderLabels.field(m.group(1)))) continue;
            if (field != null) header.putIfAbsent(field, line.substring(from, m.start()).strip());
            field = HeaderLabels.field(m.group(1));
            from = m.end();
            if (field == Field.SUBJECT) break;
        }
        if (field != null) header.putIfAbsent(field, line.substring(from).strip());
        return 1;
    }

    /** Header lines one below the other; a value may run on when another header line follows soon. */
    private int block(int from) {
        int end = from;
        Field last = null;
        for (int i = from; i < lines.size() && i < from + 60; i++) {
            HeaderLabels.Line line = line(i);
            boolean fresh = line != null && (line.field() == Field.OTHER || !header.containsKey(line.field()));
            if (fresh) {
                last = line.field();
                header.put(last, line.value());
                end = i + 1;
            } else if (line != null || !labelFollows(i)) {
                if (!lines.get(i).isBlank() || !header.isEmpty() && !labelFollows(i)) break;
            } else if (last != null && !lines.get(i).isBlank()) {
                header.merge(last, lines.get(i).strip(), (a, b) -> a + " " + b);
            }
        }
        return end;
    }

    /** A label in a language that nobody taught us stands for the sender, whom every program names before the receivers. */
    private HeaderLabels.Line line(int at) {
        HeaderLabels.Line known = HeaderLabels.read(lines.get(at));
        if (known != null || header.containsKey(Field.FROM) || header.containsKey(Field.TO) || lines.get(at).length() > Limits.LINE_CHARS) return known;
        Matcher m = UNKNOWN_LABEL.matcher(lines.get(at));
        return m.matches() && labelFollows(at) ? new HeaderLabels.Line(Field.FROM, m.group(1)) : null;
    }

    private boolean labelFollows(int at) {
        for (int i = at + 1; i < lines.size() && i <= at + 4; i++) {
            HeaderLabels.Line line = HeaderLabels.read(lines.get(i));
            if (line != null) return !header.containsKey(line.field());
        }
        return false;
    }

    /** "On … wrote:" names the sender and the date in one sentence. */
    private int said() {
        int length = QuoteIntro.length(lines, 0);
        String sentence = String.join(" ", lines.subList(0, length));
        Matcher m = NAMED.matcher(sentence);
        if (length > 0 && m.find()) {
            String name = m.group(1).strip();
            String known = name.replaceFirst("^(?:heeft|skrev|schreef|schrieb|időpontban|użytkownik|uživatel|používateľ|пользователь|користувач)\\s+", "");
            header.put(Field.FROM, known + " <" + m.group(2) + ">");
            header.put(Field.DATE, sentence.substring(0, m.start()).strip());
        }
        return length;
    }

    private MailAddress first(Field field) {
        List<MailAddress> all = addresses(field);
        return all.isEmpty() ? null : all.get(0);
    }

    private List<MailAddress> addresses(Field field) {
        String value = header.getOrDefault(field, "").replaceAll("<mailto:[^<>]*>|\\[mailto:[^\\[\\]]*\\]|[*]", "")
                .replaceAll("(?i) (?:on behalf of|im auftrag von|thay mặt) .*", "");
        return AddressReader.read(value.replaceAll("\\[([^\\[\\]\\s]+@[^\\[\\]\\s]+)\\]", "<$1>"));
    }

    private String body(int from) {
        List<String> rest = lines.subList(Math.min(from, lines.size()), lines.size());
        return String.join("\n", unquoted(rest)).strip();
    }
}
