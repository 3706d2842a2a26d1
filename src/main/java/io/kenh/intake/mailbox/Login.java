package io.kenh.intake.mailbox;

import io.kenh.connector.AccessTokens;
import io.kenh.connector.Connection;
import jakarta.mail.AuthenticationFailedException;
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
 * @param tokens  shown instead of a password (XOAUTH2); null where there is a password
 * @param answer  how long the server may be silent when something is asked of it
 */
record Login(Connection connection, Map<String, String> secrets, AccessTokens tokens, Duration answer) {

    private static final String CONNECT_MILLIS = "10000";

    /**
     * A new session with the server. A token that is refused before its time is renewed and shown once more, and no more: servers
     * lock accounts that knock too often.
     *
     * @param protocol {@code imap} or {@code pop3}
     * @throws io.kenh.connector.NoAccess when the provider gives no token
     */
    Store connect(String protocol) throws MessagingException {
        if (tokens == null) {
            return connect(protocol, secrets.getOrDefault("password", ""));
        }
        String token = tokens.of(connection);
        try {
            return connect(protocol, token);
        } catch (AuthenticationFailedException refused) {
            return connect(protocol, tokens.after(token, connection));
        }
    }

    private Store connect(String protocol, String secret) throws MessagingException {
        String scheme = security().equals("ssl") ? protocol + "s" : protocol;
        Store store = Session.getInstance(properties("mail." + scheme + ".")).getStore(scheme);
        store.connect(connection.setting("host", "localhost"), Integer.parseInt(connection.setting("port", "-1")),
                connection.setting("user", ""), secret);
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
        if (tokens != null) {
            properties.put(prefix + "auth.mechanisms", "XOAUTH2");
        }
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
