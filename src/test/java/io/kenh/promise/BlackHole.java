package io.kenh.promise;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A way to a server that can swallow all that passes without a word, as a broken firewall or a lost route does. Who was on
 * the way at that moment never hears anything again; after {@link #end} newcomers get through.
 */
public final class BlackHole implements AutoCloseable {

    private final ServerSocket door;
    private final int target;
    private final AtomicInteger era = new AtomicInteger();

    /** @param target port of the server on this machine */
    public BlackHole(int target) {
        this.target = target;
        try {
            this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** From now on everything vanishes. */
    public void begin() {
        era.incrementAndGet();
    }

    public void end() {
        era.incrementAndGet();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                int born = era.get();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                daemon(() -> pump(client, server, born));
                daemon(() -> pump(server, client, born));
            } catch (IOException e) {
                // closed, or the server is away
            }
        }
    }

    /** What was born in an odd era was born into the hole. */
    private void pump(Socket from, Socket to, int born) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] some = new byte[8192];
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                if (born == era.get() && born % 2 == 0) {
                    out.write(some, 0, n);
                }
            }
            if (born == era.get() && born % 2 == 0) {
                to.close();
            }
        } catch (IOException e) {
            // the other side is gone
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "black-hole");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
