package io.kenh.intake.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client on a bare socket, which says what it is told to, right or wrong. */
final class Client implements AutoCloseable {

    private Socket socket;
    private BufferedReader in;
    private OutputStream out;
    final String greeting;

    Client(int port) throws IOException {
        use(new Socket("127.0.0.1", port));
        greeting = answer();
    }

    void use(Socket next) throws IOException {
        socket = next;
        socket.setSoTimeout(30_000);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        out = socket.getOutputStream();
    }

    Socket socket() {
        return socket;
    }

    /** Says one line and answers the last line of the reply. */
    String say(String line) throws IOException {
        send(line + "\r\n");
        return answer();
    }

    void send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** The last line of the next reply; null when there is none. */
    String answer() throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        return line;
    }

    List<String> answers(int count) throws IOException {
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            answers.add(answer());
        }
        return answers;
    }

    /** All of a mail; answers the server's last word. */
    String mail(String from, String to, String content) throws IOException {
        say("MAIL FROM:<" + from + ">");
        say("RCPT TO:<" + to + ">");
        say("DATA");
        return say(content + "\r\n.");
    }

    boolean isClosed() throws IOException {
        try {
            while (in.readLine() != null) {
                // what was still on its way
            }
            return true;
        } catch (java.net.SocketException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
