package io.kenh.promise;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.env.Environment;

/** Sends mail into the practice world by bare SMTP, so that no library puts right what a hostile sender left wrong. */
final class Post {

    private final int port;

    Post(Environment environment) {
        this.port = Integer.parseInt(environment.getRequiredProperty("kenh.world.smtp-port"));
    }

    void mail(String from, String subject, String text) {
        raw(from, List.of("support@kenh.example"), ("From: %s\r\nTo: support@kenh.example\r\nSubject: %s\r\n"
                + "Message-ID: <%s-%d@customer.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n%s\r\n")
                .formatted(from, subject, from.replace("@", "."), subject.hashCode(), text).getBytes(StandardCharsets.UTF_8));
    }

    /** The server's last word about the mail. */
    String raw(String sender, List<String> recipients, byte[] mail) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(60_000);
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            OutputStream out = socket.getOutputStream();
            in.readLine();
            say(out, in, "HELO customer.example");
            say(out, in, "MAIL FROM:<" + sender + ">");
            for (String recipient : recipients) {
                say(out, in, "RCPT TO:<" + recipient + ">");
            }
            say(out, in, "DATA");
            out.write(stuffed(mail));
            String answer = say(out, in, "\r\n.");
            say(out, in, "QUIT");
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] stuffed(byte[] mail) {
        return new String(mail, StandardCharsets.ISO_8859_1).replaceAll("(?m)^\\.", "..").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String say(OutputStream out, BufferedReader in, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return in.readLine();
    }
}
