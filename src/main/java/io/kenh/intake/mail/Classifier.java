package io.kenh.intake.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts together what headers, structure and words say about the kind of a mail. */
final class Classifier {

    private static final Pattern UNSUBSCRIBE = Words.pattern("\\W*{unsubscribe}\\W*");
    private static final Pattern REPLIED = Words.pattern("\\s*(?:{reply-prefix}|{forward-prefix})\\s?(?:\\[\\d{1,2}\\])?\\s?[:：].*");
    private static final Pattern METHOD = Pattern.compile("(?im)^METHOD:([A-Z]{2,20})\\s*$");
    private static final Pattern CITED_ID = Pattern.compile("(?im)^\\s?>?\\s?message-id:\\s*(?:\\r?\\n\\s+)?<([^<>\\s]{1,500})>");
    private static final Pattern SERVER_NAME = Words.pattern(".*{mail-server-name}.*");
    private static final Pattern SERVER_ADDRESS = Words.pattern("{mail-server-address}(?:\\W.*)?");

    private final MimePart root;
    private final MailHeaders mail;
    private final MailContext context;
    private final String text;

    Classifier(MimePart root, MailHeaders mail, MailContext context, String text) {
        this.root = root;
        this.mail = mail;
        this.context = context;
        this.text = text;
    }

    /** Stands in when nothing could be found out: nothing is assumed, and nothing is answered. */
    static Classification unknown() {
        return new Classification(false, false, false, false, false, List.of(), null, false, false, false, false, null, false);
    }

    Classification classify() {
        AutomaticMail automatic = new AutomaticMail(root.headers(), mail);
        boolean feedback = isFeedback();
        List<Bounce> reports = feedback ? List.of() : BounceReader.reports(root);
        boolean undelivered = reports.stream().anyMatch(Bounce::undelivered);
        boolean bounce = !feedback && (reports.isEmpty() ? soundsLikeBounce(automatic) : undelivered);
        List<Bounce> bounces = bounce && reports.isEmpty() ? BounceReader.words(text, root.headers().first("X-Failed-Recipients")) : reports;
        boolean own = context.wrote(mail.messageId()), fromOwn = mail.from() != null && context.owns(mail.from().address());
        String method = calendarMethod();
        boolean may = automatic.mayBeAnswered() && !bounce && !feedback && reports.isEmpty() && !own && !fromOwn
                && !"REPLY".equals(method) && !root.type().equals("multipart/report");
        boolean report = !reports.isEmpty();
        return new Classification(automatic.isAutomatic() || bounce, automatic.isAwayNote() && !bounce && !report, may, bounce, report,
                bounces, bounce || feedback || report ? originalId() : null, feedback, automatic.isList(), own, fromOwn, method,
                isUnsubscribe());
    }

    private boolean isFeedback() {
        Parameters type = root.headers().parameters("Content-Type");
        boolean declared = "feedback-report".equalsIgnoreCase(type.get("report-type"));
        return declared || root.all().anyMatch(p -> p.type().equals("message/feedback-report")) || isComplaintNote();
    }

    /** Complaint notes of providers that do not keep to the format. */
    private boolean isComplaintNote() {
        return mail.subject() != null && mail.subject().matches("(?i)complaint about message from .{3,60}");
    }

    /** Without a machine-readable report two signs are wanted, for each alone occurs in ordinary mail as well. */
    private boolean soundsLikeBounce(AutomaticMail automatic) {
        if (root.headers().has("X-Failed-Recipients") || BounceReader.isJson(text)) return true;
        boolean robot = isMailRobot();
        boolean path = "".equals(mail.returnPath()) || "mailer-daemon".equalsIgnoreCase(mail.returnPath());
        boolean subject = mail.subject() != null && BounceWords.SUBJECT.matcher(mail.subject()).matches();
        boolean words = (subject || robot || path) && BounceWords.complains(BounceWords.report(text));
        if (automatic.isAwayNote() && !robot) return subject && words;
        if (subject && words && !REPLIED.matcher(mail.subject()).matches() && givesMailBack()) return true;
        boolean replied = mail.subject() != null && REPLIED.matcher(mail.subject()).matches();
        if (isMailServer() && !replied && (givesMailBack() || BounceReader.namesCode(text))) return true;
        boolean machine = AutomaticMail.isRobot(mail.from());
        return robot && (subject || words) || words && (path && (subject || machine) || subject && machine);
    }

    private boolean givesMailBack() {
        boolean part = root.leaves().anyMatch(Classifier::isOriginal);
        return part || BounceWords.report(text).length() < Math.min(text.length(), BounceWords.CHARS);
    }

    private static boolean isOriginal(MimePart part) {
        return part.isMessage() || part.type().endsWith("/rfc822-headers");
    }

    private boolean isMailRobot() {
        MailAddress from = mail.from();
        return isMailServer() || from != null && from.name() != null && SERVER_NAME.matcher(from.name()).matches();
    }

    /** Nobody but a mail server sends from such an address, or from none. */
    private boolean isMailServer() {
        if (mail.from() == null) return "".equals(mail.returnPath());
        String written = root.headers().first("From");
        boolean unaddressed = written != null && written.toLowerCase(Locale.ROOT).contains("mailer-daemon");
        return unaddressed || SERVER_ADDRESS.matcher(mail.from().localPart()).matches();
    }

    /** The id of the mail that a report is about: in the mail or the header block it carries, or cited in its words. */
    private String originalId() {
        List<String> places = new ArrayList<>();
        root.leaves().filter(Classifier::isOriginal).map(MimePart::content)
                .forEach(b -> places.add(new String(b, 0, Math.min(b.length, Limits.FIELD_BYTES), StandardCharsets.ISO_8859_1)));
        places.add(text);
        return places.stream().map(CITED_ID::matcher).filter(Matcher::find).map(m -> m.group(1)).findFirst().orElse(null);
    }

    private String calendarMethod() {
        return root.leaves().filter(Invitation::isOne)
                .map(Classifier::calendarMethod).findFirst().orElse(null);
    }

    private static String calendarMethod(MimePart invitation) {
        String declared = invitation.headers().parameters("Content-Type").get("method");
        Matcher m = METHOD.matcher(invitation.text());
        return (declared != null ? declared : m.find() ? m.group(1) : "PUBLISH").toUpperCase(Locale.ROOT);
    }

    private boolean isUnsubscribe() {
        boolean subject = mail.subject() != null && UNSUBSCRIBE.matcher(mail.subject()).matches();
        return subject || text.length() < 60 && UNSUBSCRIBE.matcher(text).matches();
    }
}
