package io.kenh.intake.smtp;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Who is connected at present. */
final class Guests {

    private static final int NETWORK_BYTES = 8;

    private final int most;
    private final int mostPerClient;
    private final Map<String, Integer> clients = new HashMap<>();
    private int all;

    Guests(int most, int mostPerClient) {
        this.most = most;
        this.mostPerClient = mostPerClient;
    }

    /** False when there are too many already; otherwise {@link #leave} must follow. */
    synchronized boolean enter(InetAddress from) {
        String client = client(from);
        if (all >= most || clients.getOrDefault(client, 0) >= mostPerClient) {
            return false;
        }
        all++;
        clients.merge(client, 1, Integer::sum);
        return true;
    }

    synchronized void leave(InetAddress from) {
        all--;
        clients.merge(client(from), -1, (now, less) -> now + less == 0 ? null : now + less);
    }

    /** Whoever has one IPv6 address has a whole network of them, which counts as one client. */
    private static String client(InetAddress from) {
        return from instanceof Inet6Address ? HexFormat.of().formatHex(from.getAddress(), 0, NETWORK_BYTES) : from.getHostAddress();
    }
}
