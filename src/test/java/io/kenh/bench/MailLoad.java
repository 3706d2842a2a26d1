package io.kenh.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Hands over many mails in one SMTP session. */
final class MailLoad {

    /** Size of a mail in bytes, about; what goes beyond the text is an attachment. */
    static final int BYTES = Integer.getInteger("bench.mail-bytes", 30_000);

    private MailLoad() {
    }

    static void send(int port, int mails, AtomicLong number) throws IOException {
        send(port, "support@kenh.example", mails, number);
    }

    /** Over several sessions at once; returns when the last mail is confirmed. */
    static void send(int port, String to, int sessions, int mails, AtomicLong number) {
        CompletableFuture.allOf(IntStream.range(0, sessions).mapToObj(s -> CompletableFuture.runAsync(() -> {
            try {
                send(port, to, mails / sessions, number);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }, work -> new Thread(work, "session").start())).toArray(CompletableFuture[]::new)).join();
    }

    private static void send(int port, String to, int mails, AtomicLong number) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port);
             BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            in.readLine();
            say(out, in, "HELO bench");
            for (int i = 0; i < mails; i++) {
                long n = number.incrementAndGet();
                say(out, in, "MAIL FROM:<khach" + n + "@customer.example>");
                say(out, in, "RCPT TO:<" + to + ">");
                say(out, in, "DATA");
                say(out, in, mail(n));
            }
            say(out, in, "QUIT");
        }
    }

    private static void say(OutputStream out, BufferedReader in, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        String answer = in.readLine();
        while (answer != null && answer.length() > 3 && answer.charAt(3) == '-') {
            answer = in.readLine();
        }
        if (answer == null || answer.charAt(0) > '3') {
            throw new IOException("the mail server answered " + answer);
        }
    }

    private static String mail(long n) {
        return """
                From: Khach %1$d <khach%1$d@customer.example>\r
                To: support@kenh.example\r
                Subject: =?UTF-8?Q?C=E1=BA=A7n_h=E1=BB=97_tr=E1=BB=A3?= %1$d\r
                Message-ID: <bench.%1$d@customer.example>\r
                MIME-Version: 1.0\r
                Content-Type: multipart/mixed; boundary=part\r
                \r
                --part\r
                Content-Type: text/plain; charset=utf-8\r
                Content-Transfer-Encoding: 8bit\r
                \r
                Tôi không đăng nhập được vào trang khách hàng, mã số %1$d.\r
                Xin giúp tôi.\r
                --part\r
                Content-Type: application/pdf; name=hoa-don.pdf\r
                Content-Disposition: attachment; filename=hoa-don.pdf\r
                Content-Transfer-Encoding: base64\r
                \r
                %2$s\r
                --part--\r
                .""".formatted(n, file(n));
    }

    private static String file(long n) {
        byte[] file = new byte[BYTES * 3 / 4];
        new Random(n).nextBytes(file);
        return Base64.getMimeEncoder().encodeToString(file);
    }
}
