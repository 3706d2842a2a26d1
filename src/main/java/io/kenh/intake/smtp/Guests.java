package io.kenh.intake.smtp;

import java.util.HashMap;
import java.util.Map;

/** Who is connected at present. */
final class Guests {

    private final int most;
    private final int mostPerClient;
    private final Map<String, Integer> clients = new HashMap<>();
    private int all;

    Guests(int most, int mostPerClient) {
        this.most = most;
        this.mostPerClient = mostPerClient;
    }

    /** False when there are too many already; otherwise {@link #leave} must follow. */
    synchronized boolean enter(String client) {
        if (all >= most || clients.getOrDefault(client, 0) >= mostPerClient) {
            return false;
        }
        all++;
        clients.merge(client, 1, Integer::sum);
        return true;
    }

    synchronized void leave(String client) {
        all--;
        clients.merge(client, -1, (now, less) -> now + less == 0 ? null : now + less);
    }
}
