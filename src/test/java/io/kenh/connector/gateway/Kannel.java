package io.kenh.connector.gateway;

import static org.awaitility.Awaitility.await;

import io.kenh.TestPorts;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A real Kannel: its two processes, on free ports, with one message centre behind it. */
final class Kannel implements AutoCloseable {

    private static final List<String> FOLDERS = List.of("/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin");

    private final List<Process> processes = new ArrayList<>();
    private final int port = TestPorts.free();

    /** @param folder for its settings and logs */
    Kannel(Path folder, int smppPort) throws IOException {
        int boxes = TestPorts.free();
        Path settings = Files.writeString(folder.resolve("kannel.conf"), """
                group = core
                admin-port = %d
                admin-password = practice
                smsbox-port = %d
                log-level = 1
                box-allow-ip = 127.0.0.1
                dlr-storage = internal

                group = smsc
                smsc = smpp
                smsc-id = practice
                host = 127.0.0.1
                port = %d
                transceiver-mode = true
                smsc-username = kannel
                smsc-password = practice
                system-type = kenh
                reconnect-delay = 1

                group = smsbox
                bearerbox-host = 127.0.0.1
                sendsms-port = %d
                sendsms-interface = 127.0.0.1
                global-sender = 13013

                group = sendsms-user
                username = kenh
                password = P-demo
                max-messages = 10
                concatenation = true

                group = sms-service
                keyword = default
                max-messages = 0
                text = none
                """.formatted(TestPorts.free(), boxes, smppPort, port));
        start(folder, "bearerbox", settings);
        await().atMost(Duration.ofSeconds(20)).until(() -> listens(boxes));
        start(folder, "smsbox", settings);
        await().atMost(Duration.ofSeconds(20)).until(() -> listens(port));
    }

    static boolean isInstalled() {
        return Stream.of("bearerbox", "smsbox").allMatch(program -> find(program) != null);
    }

    /** Where messages are given to it. */
    String url() {
        return "http://127.0.0.1:" + port;
    }

    private static String find(String program) {
        return FOLDERS.stream().map(folder -> folder + "/" + program).filter(file -> Files.isExecutable(Path.of(file)))
                .findFirst().orElse(null);
    }

    private void start(Path folder, String program, Path settings) throws IOException {
        processes.add(new ProcessBuilder(find(program), settings.toString()).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve(program + ".log").toFile()).start());
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        for (int i = processes.size() - 1; i >= 0; i--) {
            processes.get(i).destroyForcibly();
        }
    }
}
