package io.kenh.intake.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Shows what would be made of mails that lie in a folder, one JSON line each; nothing is stored or sent. */
public final class MailPreview {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern REPLY_ADDRESS = Pattern.compile("(?:reply|replies|r)\\+([a-z0-9.\\-]{4,64})@.*");
    private static final Pattern BOUNCE_ADDRESS = Pattern.compile("[^+@]{1,64}\\+verp-([a-z0-9]{4,64})@.*");

    private MailPreview() { }

    /**
     * Reads every {@code *.eml} of the folder in the order of their names.
     *
     * @param out gets UTF-8 JSON lines
     * @return the exit code: 0, or 1 when the folder cannot be read
     */
    public static int run(Path folder, PrintStream out) {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(f -> f.toString().endsWith(".eml")).sorted().forEach(f -> out.println(line(f)));
            out.flush();
            return 0;
        } catch (IOException e) {
            System.err.println("Cannot read folder " + folder + " (" + e.getClass().getSimpleName() + "): give a folder that holds *.eml files");
            return 1;
        }
    }

    private static String line(Path file) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("name", file.getFileName().toString().replaceFirst("\\.eml$", ""));
        try {
            line.putAll(fields(Files.readAllBytes(file)));
        } catch (IOException e) {
            line.put("error", "cannot be read: " + e.getClass().getSimpleName());
        }
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            return "{\"name\":\"?\",\"error\":\"cannot be written as JSON\"}";
        }
    }

    private static Map<String, Object> fields(byte[] raw) {
        ParsedMail mail = MailParser.parse(raw, MailContext.none());
        Map<String, Object> f = new LinkedHashMap<>();
        headers(mail.headers(), f);
        f.put("first_text_part", text(FirstText.of(MimeReader.read(raw, new ArrayList<>()))));
        body(mail, f);
        classification(mail, f);
        ticket(mail, f);
        f.put("forwarded", forwarded(mail.forwarded()));
        if (mail.crypto() != null) f.put("crypto", mail.crypto());
        f.put("warnings", mail.warnings());
        return f;
    }

    private static void headers(MailHeaders h, Map<String, Object> f) {
        f.put("from_address", h.from() == null ? "" : text(h.from().address()));
        f.put("from_name", h.from() == null ? "" : text(h.from().name()));
        f.put("sender", h.sender() == null ? "" : text(h.sender().address()));
        f.put("reply_to", addresses(h.replyTo()).stream().findFirst().orElse(""));
        f.put("to", addresses(h.to()));
        f.put("cc", addresses(h.cc()));
        f.put("subject", text(h.subject()));
        f.put("subject_missing", h.subject() == null);
        f.put("message_id", text(h.messageId()));
        f.put("message_id_missing", h.messageId() == null);
        f.put("in_reply_to", h.inReplyTo());
        f.put("references", h.references());
        f.put("date", h.date() == null ? "" : h.date().toString());
    }

    private static void body(ParsedMail mail, Map<String, Object> f) {
        f.put("body_text", mail.body().text());
        f.put("body_html", text(mail.body().html()));
        f.put("body_is_empty", mail.body().isEmpty());
        f.put("visible_reply_text", mail.split().visible());
        f.put("signature_text", mail.split().signature());
        f.put("text_without_signature", mail.split().withoutSignature());
        f.put("has_signature", !mail.split().signature().isEmpty());
        List<Map<String, Object>> files = new ArrayList<>();
        for (Attachment a : mail.attachments()) files.add(attachment(a));
        f.put("attachments", files);
    }

    private static Map<String, Object> attachment(Attachment a) {
        Map<String, Object> f = new LinkedHashMap<>();
        f.put("filename", a.shownName());
        f.put("content_type", a.contentType());
        f.put("size", a.size());
        f.put("sha256", a.sha256());
        f.put("content_id", text(a.contentId()));
        f.put("inline", a.inline());
        return f;
    }

    private static void classification(ParsedMail mail, Map<String, Object> f) {
        Classification c = mail.classification();
        f.put("is_auto_reply", c.automatic());
        f.put("may_send_auto_reply", c.mayAnswer());
        f.put("is_bounce", c.bounce());
        f.put("bounce_is_temporary", c.bounceIsTemporary());
        f.put("bounce", c.bounces());
        f.put("is_delivery_report", c.deliveryReport());
        f.put("is_feedback_report", c.feedbackReport());
        f.put("is_list", c.list());
        f.put("is_own_mail_loop", c.ownMail());
        f.put("is_unsubscribe_request", c.unsubscribe());
    }

    private static void ticket(ParsedMail mail, Map<String, Object> f) {
        MailContext mailbox = MailContext.of(assumedMailbox(mail));
        Map<String, Object> threading = new LinkedHashMap<>();
        detail(mail, REPLY_ADDRESS).ifPresent(token -> threading.put("token", token));
        mail.subjectTokens().stream().reduce((a, b) -> b).ifPresent(ref -> threading.put("ticket_ref", ref));
        f.put("threading", threading);
        detail(mail, BOUNCE_ADDRESS).ifPresent(key -> f.put("verp_key", key));
        f.put("participants", addresses(mail.participants(mailbox)));
        Classification c = mail.classification();
        boolean reply = !threading.isEmpty() || !mail.headers().inReplyTo().isEmpty();
        f.put("creates_ticket", !reply && !c.bounce() && !c.feedbackReport() && !c.ownMail() && !c.awayNote());
        f.put("contacts", c.bounce() ? List.of() : contacts(mail.headers()));
    }

    /** Everybody named; which of them are ourselves, a preview cannot know. */
    private static List<Map<String, String>> contacts(MailHeaders h) {
        return Stream.of(h.from() == null ? List.<MailAddress>of() : List.of(h.from()), h.replyTo(), h.to(), h.cc()).flatMap(List::stream)
                .filter(MailAddress::isValid).map(a -> Map.of("email", a.address(), "fullname", text(a.name()))).distinct().toList();
    }

    /** A preview has no mailbox: the envelope recipient counts as it, else a lone To address. */
    private static Set<String> assumedMailbox(ParsedMail mail) {
        List<String> envelope = mail.headers().deliveredTo(), to = addresses(mail.headers().to());
        return !envelope.isEmpty() ? Set.copyOf(envelope) : to.size() == 1 ? Set.of(to.get(0)) : Set.of();
    }

    private static Optional<String> detail(ParsedMail mail, Pattern form) {
        return mail.recipients().stream().map(MailAddress::key).map(form::matcher).filter(Matcher::matches).map(m -> m.group(1)).findFirst();
    }

    private static Map<String, Object> forwarded(ForwardedMail mail) {
        Map<String, Object> f = new LinkedHashMap<>();
        f.put("is_forward", mail != null);
        if (mail == null) return f;
        f.put("from_address", mail.from() == null ? "" : text(mail.from().address()));
        f.put("from_name", mail.from() == null ? "" : text(mail.from().name()));
        f.put("to", mail.to());
        f.put("cc", mail.cc());
        f.put("subject", text(mail.subject()));
        f.put("body_text", mail.body());
        return f;
    }

    private static List<String> addresses(List<MailAddress> list) {
        return list.stream().map(MailAddress::address).filter(a -> a != null).toList();
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
