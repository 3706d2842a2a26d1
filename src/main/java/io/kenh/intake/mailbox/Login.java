package io.kenh.intake.mailbox;

import io.kenh.connector.Connection;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

/**
 * Who we are at a mail server. Never shown by {@link #toString()}.
 *
 * @param secrets of the connection, decrypted
 * @param answer  how long the server may be silent when something is asked of it
 */
record Login(Connection connection, Map<String, String> secrets, Duration answer) {

    private static final String CONNECT_MILLIS = "10000";

    /**
     * A new session with the server.
     *
     * @param protocol {@code imap} or {@code pop3}
     */
    Store connect(String protocol) throws MessagingException {
        String scheme = security().equals("ssl") ? protocol + "s" : protocol;
        Store store = Session.getInstance(properties("mail." + scheme + ".")).getStore(scheme);
        store.connect(connection.setting("host", "localhost"), Integer.parseInt(connection.setting("port", "-1")),
                connection.setting("user", ""), secrets.getOrDefault("password", ""));
        return store;
    }

    /** Every read has an end: a dead server must not look like an empty mailbox. */
    private Properties properties(String prefix) {
        Properties properties = new Properties();
        String millis = String.valueOf(answer.toMillis());
        properties.put(prefix + "connectiontimeout", CONNECT_MILLIS);
        properties.put(prefix + "timeout", millis);
        properties.put(prefix + "writetimeout", millis);
        properties.put(prefix + "peek", "true");
        properties.put(prefix + "partialfetch", "false");
        properties.put(prefix + "starttls.enable", String.valueOf(security().equals("starttls")));
        properties.put(prefix + "starttls.required", String.valueOf(security().equals("starttls")));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        return properties;
    }

    private String security() {
        return connection.setting("security", "ssl");
    }

    @Override
    public String toString() {
        return connection.name();
    }
}
