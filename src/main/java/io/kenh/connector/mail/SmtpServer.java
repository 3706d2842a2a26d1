package io.kenh.connector.mail;

import io.kenh.connector.call.Call;
import jakarta.mail.Session;
import java.util.Properties;

/**
 * A mail server and who we are there.
 *
 * @param security {@code none}, {@code starttls} or {@code ssl}
 * @param user     empty for a server that wants no log-in
 * @param password or token; never shown by {@link #toString()}
 * @param byToken  whether it is a token (XOAUTH2)
 */
record SmtpServer(String host, int port, String security, String user, String password, boolean byToken) {

    private static final String CONNECT_MILLIS = "5000";
    private static final String ANSWER_MILLIS = "30000";

    /** A connection that also reads a mailbox names the server for sending apart: {@code smtpHost}, {@code smtpPort}, {@code smtpSecurity}. */
    static SmtpServer of(Call call) {
        String token = call.present().get("token");
        return new SmtpServer(value(call, "smtpHost", "host"), Integer.parseInt(value(call, "smtpPort", "port")),
                value(call, "smtpSecurity", "security"), orEmpty(call.value("user")),
                token == null ? orEmpty(call.value("password")) : token, token != null);
    }

    private static String value(Call call, String ofSending, String ofAll) {
        return call.value(ofSending) == null ? call.value(ofAll) : call.value(ofSending);
    }

    Session session() {
        Properties p = new Properties();
        p.put("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        p.put("mail.smtp.timeout", ANSWER_MILLIS);
        p.put("mail.smtp.writetimeout", ANSWER_MILLIS);
        if (byToken) {
            p.put("mail.smtp.auth.mechanisms", "XOAUTH2");
        }
        p.put("mail.smtp.auth", Boolean.toString(!user.isEmpty()));
        p.put("mail.smtp.ssl.enable", Boolean.toString("ssl".equals(security)));
        p.put("mail.smtp.ssl.checkserveridentity", "true");
        p.put("mail.smtp.starttls.enable", Boolean.toString("starttls".equals(security)));
        p.put("mail.smtp.starttls.required", Boolean.toString("starttls".equals(security)));
        return Session.getInstance(p);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }

    private static String orEmpty(String value) {
        return value == null ? "" : value;
    }
}
