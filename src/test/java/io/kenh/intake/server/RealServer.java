package io.kenh.intake.server;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A mail server as Debian ships it, in a folder of its own, on free ports, run by whoever runs the tests. */
public abstract class RealServer implements AutoCloseable {

    private static final List<String> FOLDERS = List.of("/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/lib/dovecot", "/opt/exim4/usr/sbin");

    protected final Path folder;
    private Process process;

    protected RealServer(String name) throws IOException {
        folder = Files.createTempDirectory("kenh-" + name);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    /** Where the program is; null when it is not installed. */
    protected static String find(String program) {
        return FOLDERS.stream().map(folder -> folder + "/" + program).filter(file -> Files.isExecutable(Path.of(file))).findFirst().orElse(null);
    }

    protected static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    protected void start(int port, String... command) throws IOException {
        process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("out.log").toFile())).start();
        await("a server on port " + port + "; see " + folder).atMost(Duration.ofSeconds(20)).until(() -> listens(port));
    }

    protected static boolean listens(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    protected int run(String... command) throws IOException {
        try {
            return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("out.log").toFile())).start().waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    protected String log(String name) throws IOException {
        Path log = folder.resolve(name);
        return Files.exists(log) ? Files.readString(log, java.nio.charset.StandardCharsets.ISO_8859_1) : "";
    }

    /** Ends it with all its children. */
    public void stop() {
        if (process != null) {
            Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(ProcessHandle::destroy);
            process.onExit().orTimeout(10, java.util.concurrent.TimeUnit.SECONDS).exceptionally(late -> process.destroyForcibly()).join();
        }
    }

    @Override
    public void close() throws IOException {
        stop();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).filter(Objects::nonNull).forEach(file -> file.toFile().delete());
        }
    }
}
