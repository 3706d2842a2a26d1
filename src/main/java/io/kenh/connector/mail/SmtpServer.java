package io.kenh.connector.mail;

import io.kenh.connector.call.Call;
import jakarta.mail.Session;
import java.util.Properties;

/**
 * A mail server and who we are there.
 *
 * @param security {@code none}, {@code starttls} or {@code ssl}
 * @param user     empty for a server that wants no log-in
 * @param password never shown by {@link #toString()}
 */
record SmtpServer(String host, int port, String security, String user, String password) {

    private static final String CONNECT_MILLIS = "5000";
    private static final String ANSWER_MILLIS = "30000";

    static SmtpServer of(Call call) {
        return new SmtpServer(call.value("host"), Integer.parseInt(call.value("port")), call.value("security"),
                orEmpty(call.value("user")), orEmpty(call.value("password")));
    }

    Session session() {
        Properties p = new Properties();
        p.put("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        p.put("mail.smtp.timeout", ANSWER_MILLIS);
        p.put("mail.smtp.writetimeout", ANSWER_MILLIS);
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
