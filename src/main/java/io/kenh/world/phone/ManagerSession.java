package io.kenh.world.phone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** One program that has logged in, or wants to. */
final class ManagerSession implements AutoCloseable {

    private final Socket socket;
    private final Exchange exchange;
    private volatile boolean listening;

    ManagerSession(Socket socket, Exchange exchange) {
        this.socket = socket;
        this.exchange = exchange;
    }

    /** Until the program hangs up. */
    void serve() throws IOException {
        write("Asterisk Call Manager/9.0.0\r\n");
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        Map<String, String> packet = new LinkedHashMap<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                packet.put(line.substring(0, colon), line.substring(colon + 1).strip());
            } else if (!packet.isEmpty()) {
                obey(packet);
                packet = new LinkedHashMap<>();
            }
        }
    }

    /** An event, to those that wanted events. */
    void tell(Map<String, String> event) {
        if (listening) {
            try {
                send(event);
            } catch (IOException gone) {
                close();
            }
        }
    }

    private void obey(Map<String, String> packet) throws IOException {
        Map<String, String> answer = switch (packet.getOrDefault("Action", "")) {
            case "Login" -> login(packet);
            case "Ping" -> Map.of("Response", "Success", "Ping", "Pong");
            case "Originate" -> exchange.order(packet);
            default -> Map.of("Response", "Error", "Message", "Invalid/unknown command");
        };
        if (answer != null) {
            Map<String, String> whole = new LinkedHashMap<>(answer);
            whole.put("ActionID", packet.getOrDefault("ActionID", ""));
            send(whole);
        }
    }

    private Map<String, String> login(Map<String, String> packet) {
        if (!exchange.letsIn() || packet.getOrDefault("Secret", "").isEmpty()) {
            return Map.of("Response", "Error", "Message", "Authentication failed");
        }
        listening = !"off".equals(packet.get("Events"));
        return Map.of("Response", "Success", "Message", "Authentication accepted");
    }

    private void send(Map<String, String> packet) throws IOException {
        StringBuilder text = new StringBuilder();
        // a reader expects the kind of packet first
        for (String first : new String[] {"Event", "Response"}) {
            if (packet.containsKey(first)) {
                text.append(first).append(": ").append(packet.get(first)).append("\r\n");
            }
        }
        packet.forEach((key, value) -> {
            if (!key.equals("Event") && !key.equals("Response")) {
                text.append(key).append(": ").append(value).append("\r\n");
            }
        });
        write(text.append("\r\n").toString());
    }

    private synchronized void write(String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        exchange.ended(this);
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone either way
        }
    }
}
