package io.kenh.connector.asterisk;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** One open line to a manager interface: packets of {@code Key: value} lines, each ended by an empty one. */
final class AmiSocket implements Ear {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int LONGEST_LINE = 8_192;
    private static final int MOST_LINES = 500;

    private final Socket socket = new Socket();
    private final InputStream in;
    private final OutputStream out;

    /** @param silentMillis after which a line that says nothing counts as lost */
    AmiSocket(String host, int port, int silentMillis) throws IOException {
        try {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            socket.setSoTimeout(silentMillis);
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
            String banner = line();
            if (!banner.startsWith("Asterisk Call Manager")) {
                throw new IOException("found '%s', wanted the greeting of Asterisk's manager interface".formatted(banner.length() > 80 ? banner.substring(0, 80) : banner));
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** Sends one packet; a line break inside a value, which would start another order, becomes a space. */
    synchronized void send(Map<String, String> packet) throws IOException {
        StringBuilder text = new StringBuilder();
        packet.forEach((key, value) -> text.append(key).append(": ").append(value == null ? "" : value.replaceAll("[\\r\\n]", " ")).append("\r\n"));
        out.write(text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void ping() throws IOException {
        send(Manager.order("Ping", "ping", Map.of()));
    }

    /** The next packet. Waits for it; lines without a colon are passed over. */
    @Override
    public Map<String, String> read() throws IOException {
        Map<String, String> packet = new LinkedHashMap<>();
        for (int i = 0; i < MOST_LINES; i++) {
            String line = line();
            if (line.isEmpty() && !packet.isEmpty()) {
                return packet;
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                packet.putIfAbsent(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        throw new IOException("a packet of more than %d lines".formatted(MOST_LINES));
    }

    /** The answer to the order with this id; what is told meanwhile is passed over. */
    Map<String, String> answer(String actionId) throws IOException {
        while (true) {
            Map<String, String> packet = read();
            if (packet.containsKey("Response") && actionId.equals(packet.getOrDefault("ActionID", actionId))) {
                return packet;
            }
        }
    }

    private String line() throws IOException {
        byte[] bytes = new byte[LONGEST_LINE];
        int length = 0;
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the exchange hung up");
            }
            if (length < LONGEST_LINE) {
                bytes[length++] = (byte) next;
            }
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8).stripTrailing();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone either way
        }
    }
}
