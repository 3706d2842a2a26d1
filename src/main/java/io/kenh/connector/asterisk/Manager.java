package io.kenh.connector.asterisk;

import io.kenh.connector.Connection;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The manager interface of an Asterisk and how to get in. */
record Manager(String host, int port, String user, String secret) implements Exchange {

    /** The exchange has refused user or secret. */
    static final class Refused extends IOException {

        Refused(String said) {
            super("the exchange refuses the log-in: " + said);
        }
    }

    static Manager of(Connection connection, Map<String, String> secrets) {
        return new Manager(connection.setting("host", ""), Integer.parseInt(connection.setting("port", "5038")), connection.setting("user", ""),
                secrets.getOrDefault("secret", ""));
    }

    @Override
    public Ear open() throws IOException {
        return open("call", Ear.SILENT_MILLIS);
    }

    /**
     * The same, for orders or for other events.
     *
     * @param events what it shall tell of, such as {@code call}; {@code off} for nothing
     */
    AmiSocket open(String events, int silentMillis) throws IOException {
        AmiSocket socket = new AmiSocket(host, port, silentMillis);
        try {
            socket.send(order("Login", "login", Map.of("Username", user, "Secret", secret, "Events", events)));
            Map<String, String> answer = socket.answer("login");
            if (!"Success".equals(answer.get("Response"))) {
                throw new Refused(answer.getOrDefault("Message", "no reason given"));
            }
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    static Map<String, String> order(String action, String id, Map<String, String> fields) {
        Map<String, String> packet = new LinkedHashMap<>();
        packet.put("Action", action);
        packet.put("ActionID", id);
        packet.putAll(fields);
        return packet;
    }

    @Override
    public String toString() {
        return "Manager[" + host + ":" + port + "]";
    }
}
