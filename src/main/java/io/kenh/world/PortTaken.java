package io.kenh.world;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The practice world cannot start because another program listens on one of its ports. */
public class PortTaken extends IllegalStateException {

    private final String property;

    PortTaken(int port, String property, IOException cause) {
        super("The practice world wants port " + port + " on 127.0.0.1, but another program has it (" + cause.getMessage()
                + "). " + nextStep(property), cause);
        this.property = property;
    }

    String nextStep() {
        return nextStep(property);
    }

    private static String nextStep(String property) {
        return "Stop that program, choose another port with " + property
                + ", or leave the practice world out with kenh.world.enabled=false.";
    }

    /**
     * Tries the port before a server does, because the servers' own errors name neither port nor property.
     *
     * @param port 0 is always free
     */
    static void check(int port, String property) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new PortTaken(port, property, e);
        }
    }
}
