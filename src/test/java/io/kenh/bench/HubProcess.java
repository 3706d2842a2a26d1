package io.kenh.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged hub as a process of its own, on ports and a data folder of its own. */
final class HubProcess implements AutoCloseable {

    /** Added to the usual ports, so that benches can run beside a hub and beside each other. */
    private static final int SHIFT = Integer.getInteger("bench.ports", 10_000);

    static final int PORT = SHIFT + 8080;
    static final int SIMULATOR = SHIFT + 8090;
    static final int SMTP = SHIFT + 3025;
    /** Of the hub's own listener for mail. */
    static final int LISTENER = SHIFT + 3026;
    static final String DOMAIN = "in.bench.example";
    /** Of the administrator. */
    static final String TOKEN = "token-for-the-bench";

    private final Process process;
    private final Path data;
    private final double startSeconds;
    private final HttpClient http = HttpClient.newHttpClient();

    HubProcess(Path data) throws IOException, InterruptedException {
        this.data = data;
        String java = System.getProperty("bench.java", ProcessHandle.current().info().command().orElse("java"));
        ProcessBuilder builder = new ProcessBuilder(new java.util.ArrayList<>(List.of(java)));
        builder.command().addAll(List.of(System.getProperty("bench.options", "-Xmx320m -Xmn160m -XX:+UseSerialGC -XX:MetaspaceSize=192m").split(" ")));
        builder.command().addAll(List.of("-jar", System.getProperty("bench.hub", "target/hub") + "/kenh.jar", "--server.port=" + PORT, "--kenh.world.simulator-port=" + SIMULATOR,
                "--kenh.world.smtp-port=" + SMTP, "--kenh.world.imap-port=" + (SHIFT + 3143), "--kenh.world.smpp-port=0",
                "--kenh.smtp.port=" + LISTENER, "--kenh.smtp.bind=127.0.0.1", "--kenh.smtp.domains=" + DOMAIN,
                "--kenh.admin-token=" + TOKEN));
        builder.environment().put("KENH_DATA", data.toString());
        builder.redirectErrorStream(true).redirectOutput(data.resolveSibling("bench-hub.log").toFile());
        long from = System.nanoTime();
        process = builder.start();
        while (!ready()) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the hub did not start; see " + data.resolveSibling("bench-hub.log"));
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        startSeconds = (System.nanoTime() - from) / 1e9;
    }

    double startSeconds() {
        return startSeconds;
    }

    private boolean ready() throws InterruptedException {
        try {
            return get("http://127.0.0.1:" + PORT + "/actuator/health/readiness").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }

    void put(String url, String json) throws IOException, InterruptedException {
        send("PUT", url, json);
    }

    void post(String url, String json) throws IOException, InterruptedException {
        send("POST", url, json);
    }

    private void send(String method, String url, String json) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + TOKEN).method(method, HttpRequest.BodyPublishers.ofString(json)).build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(url + " answered " + answer.statusCode() + " " + answer.body());
        }
    }

    Connection database() throws IOException, SQLException {
        String password = Files.readString(data.resolve("postgres/password")).strip();
        String port = Files.readString(data.resolve("postgres/port")).strip();
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/kenh?reWriteBatchedInserts=true", "kenh", password);
    }

    /** Resident memory of the hub's process in MB. */
    long residentMb() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream().filter(l -> l.startsWith("VmRSS"))
                .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) / 1024).findFirst().orElse(0);
    }

    /** What is in use of the old generation of the hub's heap, in MB; what is garbage there counts until it is collected. */
    long oldMb() throws IOException, InterruptedException {
        Process jstat = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jstat").toString(), "-gc", String.valueOf(process.pid())).start();
        List<String> lines = new String(jstat.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII).lines().map(String::strip).toList();
        jstat.waitFor();
        int column = List.of(lines.get(0).split("\\s+")).indexOf("OU");
        return (long) Double.parseDouble(lines.get(1).split("\\s+")[column]) / 1024;
    }

    /** Proportional memory of the database's processes in MB: pages they share count once. */
    long databaseMb() {
        return process.descendants().mapToLong(HubProcess::proportional).sum() / 1024;
    }

    private static long proportional(ProcessHandle child) {
        try {
            return Files.readAllLines(Path.of("/proc/" + child.pid() + "/smaps_rollup")).stream().filter(l -> l.startsWith("Pss:"))
                    .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", ""))).findFirst().orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    /** CPU seconds the hub's process has used. */
    double cpuSeconds() {
        return process.info().totalCpuDuration().map(d -> d.toNanos() / 1e9).orElse(0.0);
    }

    /** CPU seconds the database's processes have used, those that have ended included. */
    double databaseCpuSeconds() {
        return process.descendants().mapToDouble(HubProcess::ticks).sum() / 100;
    }

    /** In hundredths of a second: user and system time of the process and of the children it has waited for. */
    private static double ticks(ProcessHandle child) {
        try {
            String stat = Files.readString(Path.of("/proc/" + child.pid() + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return java.util.stream.IntStream.rangeClosed(11, 14).mapToLong(i -> Long.parseLong(fields[i])).sum();
        } catch (IOException e) {
            return 0;
        }
    }

    /** As by kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor(30, TimeUnit.SECONDS);
        process.destroyForcibly();
    }
}
