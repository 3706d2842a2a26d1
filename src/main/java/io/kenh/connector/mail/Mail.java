package io.kenh.connector.mail;

import io.kenh.connector.Outgoing;
import io.kenh.connector.call.Call;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** One outgoing mail. It knows whether it was handed over whole, which decides what a lost connection means. */
final class Mail extends MimeMessage {

    private static final String UTF_8 = "UTF-8";
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9-]+");
    private static final Pattern NOT_OURS = Pattern.compile("(?i)to|cc|bcc|date|subject|mime-version|content-.*");

    private final String messageId;
    private boolean written;

    /** @throws MessagingException for an address that is none */
    Mail(Session session, Call call, Instant now) throws MessagingException {
        super(session);
        Outgoing message = call.message();
        InternetAddress from = from(call);
        messageId = messageId(message, from);
        setFrom(from);
        setRecipient(Message.RecipientType.TO, address(message.address(), message.name()));
        copies(Message.RecipientType.CC, message.extras().cc());
        copies(Message.RecipientType.BCC, message.extras().bcc());
        setSubject(line(message.subject()), UTF_8);
        setSentDate(Date.from(now));
        message.headers().forEach(this::header);
        content(message);
        saveChanges();
    }

    private void copies(Message.RecipientType type, List<String> addresses) throws MessagingException {
        for (String address : addresses) {
            addRecipient(type, address(address, null));
        }
    }

    String messageId() {
        return messageId;
    }

    /** Whether every byte of it has left; only the server's last word may be missing then. */
    boolean wasWritten() {
        return written;
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
        written = false;
        super.writeTo(out, ignored);
        written = true;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    private static InternetAddress from(Call call) throws MessagingException {
        String own = call.message().headers().get("From");
        return own != null ? new InternetAddress(line(own), true)
                : address(call.value("fromAddress"), call.value("fromName"));
    }

    private static String messageId(Outgoing message, InternetAddress from) {
        String given = message.headers().get("Message-ID");
        String domain = from.getAddress().replaceFirst(".*@", "");
        return given != null ? line(given) : "<"
                + UUID.nameUUIDFromBytes(message.key().getBytes(StandardCharsets.UTF_8)) + "@" + domain + ">";
    }

    private static InternetAddress address(String address, String name) throws MessagingException {
        try {
            InternetAddress parsed = new InternetAddress(address, true);
            parsed.setPersonal(name == null || name.isBlank() ? null : line(name), UTF_8);
            return parsed;
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void header(String name, String value) {
        if (!HEADER_NAME.matcher(name).matches() || NOT_OURS.matcher(name).matches() || name.equals("From")) {
            return;
        }
        try {
            setHeader(name, MimeUtility.fold(name.length() + 2, MimeUtility.encodeText(line(value), UTF_8, null)));
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new IllegalStateException("Header " + name + " cannot be set", e);
        }
    }

    private void content(Outgoing message) throws MessagingException {
        if (message.extras().files().isEmpty() && message.html() == null) {
            setText(message.text(), UTF_8);
        } else if (message.extras().files().isEmpty()) {
            setContent(alternatives(message));
        } else {
            setContent(withFiles(message));
        }
    }

    private static MimeMultipart alternatives(Outgoing message) throws MessagingException {
        MimeBodyPart html = new MimeBodyPart();
        html.setText(message.html(), UTF_8, "html");
        return new MimeMultipart("alternative", text(message), html);
    }

    private static MimeBodyPart text(Outgoing message) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(message.text(), UTF_8);
        return text;
    }

    private static MimeMultipart withFiles(Outgoing message) throws MessagingException {
        MimeBodyPart body = text(message);
        if (message.html() != null) {
            body = new MimeBodyPart();
            body.setContent(alternatives(message));
        }
        MimeMultipart all = new MimeMultipart("mixed", body);
        for (Outgoing.File file : message.extras().files()) {
            MimeBodyPart part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.bytes(), line(file.type()))));
            part.setFileName(line(file.name()));
            part.setDisposition(Part.ATTACHMENT);
            all.addBodyPart(part);
        }
        return all;
    }

    /** A line break in a name or subject would start a header of its own. */
    private static String line(String text) {
        return text == null ? "" : text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
