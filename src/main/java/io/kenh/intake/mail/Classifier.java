package io.kenh.intake.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts together what headers, structure and words say about the kind of a mail. */
final class Classifier {

    private static final Pattern UNSUBSCRIBE = Pattern.compile("(?i)\\W*(unsubscribe|hủy đăng ký|huỷ đăng ký|ngừng nhận (thư|tin|email))\\W*", Pattern.UNICODE_CASE);
    private static final Pattern METHOD = Pattern.compile("(?im)^METHOD:([A-Z]{2,20})\\s*$");
    private static final Pattern CITED_ID = Pattern.compile("(?im)^\\s?>?\\s?message-id:\\s*(?:\\r?\\n\\s+)?<([^<>\\s]{1,500})>");
    private static final Pattern ROBOT_NAME = Pattern.compile("(?i).*(mail(er)?[ -]?(daemon|delivery|deliver|system)|postmaster|delivery (sub)?system|system administrator|mail administrator|mailer).*");

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
        return new Classification(automatic.isAutomatic() || bounce, automatic.isAwayNote() && !bounce && reports.isEmpty(), may, bounce, !reports.isEmpty(), bounces,
                bounce || feedback || !reports.isEmpty() ? originalId() : null, feedback, automatic.isList(), own, fromOwn, method, isUnsubscribe());
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
        boolean robot = isMailRobot(), path = "".equals(mail.returnPath()) || "mailer-daemon".equalsIgnoreCase(mail.returnPath());
        boolean subject = mail.subject() != null && BounceWords.SUBJECT.matcher(mail.subject()).matches();
        boolean words = BounceWords.complains(BounceWords.report(text));
        if (automatic.isAwayNote() && !robot) return subject && words;
        return robot && (subject || words) || words && path && (subject || AutomaticMail.isRobot(mail.from())) || words && subject && AutomaticMail.isRobot(mail.from());
    }

    private boolean isMailRobot() {
        MailAddress from = mail.from();
        if (from == null) return mail.returnPath() != null && mail.returnPath().isEmpty();
        boolean name = from.name() != null && ROBOT_NAME.matcher(from.name()).matches();
        String written = root.headers().first("From");
        boolean unaddressed = written != null && written.toLowerCase(Locale.ROOT).contains("mailer-daemon");
        return name || unaddressed || from.localPart().matches("(mailer-?daemon|po?ost[-_]?master|mailsystem|mail-?daemon|mailadmin|daemon)(\\W.*)?");
    }

    /** The id of the mail that a report is about: in the mail or the header block it carries, or cited in its words. */
    private String originalId() {
        List<String> places = new ArrayList<>();
        root.leaves().filter(p -> p.isMessage() || p.type().equals("text/rfc822-headers") || p.type().equals("message/rfc822-headers"))
                .forEach(p -> places.add(new String(p.content(), 0, Math.min(p.content().length, Limits.FIELD_BYTES), java.nio.charset.StandardCharsets.ISO_8859_1)));
        places.add(text);
        return places.stream().map(CITED_ID::matcher).filter(Matcher::find).map(m -> m.group(1)).findFirst().orElse(null);
    }

    private String calendarMethod() {
        return root.leaves().filter(p -> p.type().equals("text/calendar") || p.type().equals("application/ics")).map(part -> {
            String declared = part.headers().parameters("Content-Type").get("method");
            Matcher m = METHOD.matcher(part.text());
            return declared != null ? declared.toUpperCase(Locale.ROOT) : m.find() ? m.group(1).toUpperCase(Locale.ROOT) : "PUBLISH";
        }).findFirst().orElse(null);
    }

    private boolean isUnsubscribe() {
        boolean subject = mail.subject() != null && UNSUBSCRIBE.matcher(mail.subject()).matches();
        return subject || text.length() < 60 && UNSUBSCRIBE.matcher(text).matches();
    }
}
