package io.kenh.connector.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A mail server that hangs up, or refuses, at a chosen moment: CONNECT, MAIL, RCPT, DATA or END of the mail. */
final class HangingServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final String moment;
    private final String refusal;

    /** @param refusal the reply at that moment, or null to hang up */
    HangingServer(String moment, String refusal) throws IOException {
        this.moment = moment;
        this.refusal = refusal;
        Thread thread = new Thread(this::serve);
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException e) {
                // the client or the test is gone
            }
        }
    }

    private void talk(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        boolean goesOn = reply(client, "CONNECT", "220 hello");
        for (String line = "EHLO"; goesOn && (line = in.readLine()) != null;) {
            String verb = line.split("[ :]")[0].toUpperCase();
            goesOn = reply(client, verb, "DATA".equals(verb) ? "354 go" : "250 ok");
            if (goesOn && "DATA".equals(verb) && !(refusal != null && "DATA".equals(moment))) {
                while (!".".equals(in.readLine())) {
                    // the mail itself
                }
                goesOn = reply(client, "END", "250 taken");
            }
        }
    }

    private boolean reply(Socket client, String at, String normal) throws IOException {
        boolean now = at.equals(moment);
        if (now && refusal == null) {
            return false;
        }
        OutputStream out = client.getOutputStream();
        out.write(((now ? refusal : normal) + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return true;
    }
}
