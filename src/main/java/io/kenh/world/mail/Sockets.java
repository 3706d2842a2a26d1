package io.kenh.world.mail;

import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;

/** How the mail server's connections are set. */
final class Sockets {

    private Sockets() {
    }

    /** GreenMail answers in several small writes; without this each answer takes 40 ms of waiting for the other side. */
    static Socket prompt(Socket client) {
        try {
            client.setTcpNoDelay(true);
            return client;
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }
}
