package io.kenh.intake.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jsoup.nodes.Document;

/**
 * The door: raw mail becomes a {@link ParsedMail}. Pure and thread-safe; the same bytes and context always give the same
 * result.
 */
public final class MailParser {

    private final List<String> warnings = new ArrayList<>();
    private final MailContext context;
    private final Effort effort;

    private MailParser(MailContext context, Effort effort) {
        this.context = context;
        this.effort = effort;
    }

    /**
     * Never throws, whatever the bytes are: what cannot be understood is left out and named in the warnings.
     *
     * @param raw the mail as it came, headers and body; any length, any content
     * @param context whose mail this is
     */
    public static ParsedMail parse(byte[] raw, MailContext context) {
        return parse(raw, context, new Effort(Limits.MILLIS));
    }

    static ParsedMail parse(byte[] raw, MailContext context, Effort effort) {
        return new MailParser(context, effort).parse(raw);
    }

    private ParsedMail parse(byte[] raw) {
        MimePart root = MimeReader.read(raw, warnings);
        if (root.headers().wasCut()) warnings.add("The header is larger than allowed; its end was left out");
        MailHeaders headers = step("the header", () -> HeaderReader.read(root.headers()), HeaderReader.read(new HeaderBlock()));
        BodyChooser.Choice choice = step("the body", () -> BodyChooser.choose(root), new BodyChooser.Choice(List.of(), List.of(), List.of()));
        Document page = step("the HTML", () -> page(choice.html()), null);
        String text = cut(step("the words", () -> Delimiters.removed(words(choice), root), ""));
        Uuencode.Split plain = Uuencode.split(text);
        boolean fromHtml = page != null && !choice.hasPlain();
        String whole = cut(step("the whole text", () -> WholeText.of(page, text, choice.hasPlain()), text));
        List<Attachment> attachments = step("the files", () -> new Attachments(warnings).of(choice.files(), plain.files(), page), List.of());
        String safe = page == null ? null : comfort("a view of the HTML", () -> HtmlSafe.of(page, choice.files()), null);
        ForwardedMail forwarded = comfort("a forwarded mail", () -> forward(root, text, headers.subject()), null);
        SplitText split = comfort("the reply", () -> split(text, fromHtml ? page : null, forwarded), new SplitText(text, "", "", text));
        Classification kind = comfort("the kind of mail", () -> new Classifier(root, headers, context, text).classify(), Classifier.unknown());
        Crypto crypto = comfort("its protection", () -> Crypto.of(root, text), null);
        return new ParsedMail(headers, new MailBody(whole, safe, fromHtml), split, attachments, kind, forwarded, crypto,
                SubjectTokens.find(headers.subject()), warnings.stream().distinct().toList());
    }

    /** The plain body; a mail that is nothing but an Outlook envelope or an invitation has its words in there. */
    private static String words(BodyChooser.Choice choice) {
        String text = choice.text();
        return !text.isBlank() ? text : choice.files().stream()
                .map(f -> Tnef.isTnef(f) ? Tnef.words(f.content()) : Invitation.isOne(f) ? Invitation.words(f) : "")
                .filter(w -> !w.isBlank()).findFirst().orElse(text);
    }

    private static ForwardedMail forward(MimePart root, String text, String subject) {
        ForwardedMail inside = ForwardReader.read(text, subject);
        return inside != null ? inside : ForwardReader.attached(root, text, subject);
    }

    private static Document page(String html) {
        return html == null ? null : HtmlText.document(html);
    }

    /** @param page the body, when the mail has no plain one */
    private static SplitText split(String text, Document page, ForwardedMail forwarded) {
        if (forwarded != null) return new SplitText(forwarded.note(), forwarded.body(), "", forwarded.note());
        return ReplySplitter.split(page != null ? HtmlQuotes.withoutQuotes(page) : Crypto.readable(Uuencode.split(text).text()));
    }

    private String cut(String text) {
        if (text.length() <= Limits.TEXT_CHARS) return text;
        warnings.add("The body has more than " + Limits.TEXT_CHARS + " characters; its end was left out");
        return text.substring(0, Limits.TEXT_CHARS);
    }

    /** A step without which nothing is lost, for the whole text is there: it is not begun when the mail has cost too much already. */
    private <T> T comfort(String name, Supplier<T> work, T otherwise) {
        if (!effort.isTooMuch()) {
            return step(name, work, otherwise);
        }
        warnings.add("The mail took too much work to read; skipped: " + name);
        return otherwise;
    }

    /** A fault in a step costs its own result only. */
    private <T> T step(String name, Supplier<T> work, T otherwise) {
        try {
            return work.get();
        } catch (RuntimeException | StackOverflowError fault) {
            warnings.add("Could not make out %s: %s".formatted(name, fault.getClass().getSimpleName()));
            return otherwise;
        }
    }
}
