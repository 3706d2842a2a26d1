package io.kenh.connector;

import io.kenh.connector.catalogue.Folders;
import io.kenh.connector.contract.Workbench;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;

/**
 * Measures a call through the whole kit against a provider that answers at once, by one connection and by a hundred, beside
 * the same request by the bare HTTP client: calls per second, and the processor time of the calling threads alone. Not a
 * test; run its main method.
 */
final class CallerBench {

    private static final int THREADS = 8;
    private static final int ROUNDS = 4;
    private static final int CONNECTIONS = 100;
    private static final long ROUND_NANOS = 3_000_000_000L;
    private static final String BODY = "{\"CodeResult\":\"100\",\"SMSID\":\"0f3c9a52-1234\"}";
    private static final byte[] ANSWER = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
            + BODY.length() + "\r\n\r\n" + BODY).getBytes(StandardCharsets.UTF_8);

    private record Round(long calls, long cpuNanos) {
    }

    private CallerBench() {
    }

    public static void main(String[] args) throws Exception {
        ServerSocket provider = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        daemon(() -> accept(provider));
        try (Workbench bench = new Workbench(new Folders(Path.of("connectors")))) {
            Connector esms = bench.connectors().byName("esms").orElseThrow();
            String url = "http://localhost:" + provider.getLocalPort();
            List<Connection> many = IntStream.range(0, CONNECTIONS).mapToObj(i -> bench.connect(esms, url, Map.of("perSecond", ""))).toList();
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            try (CloseableHttpClient bare = bare()) {
                for (int round = 1; round <= ROUNDS; round++) {
                    report(round, "bare client", run(threads, () -> bare(bare, url)));
                    report(round, "1 connection", run(threads, () -> calls(bench, many.subList(0, 1))));
                    report(round, CONNECTIONS + " connections", run(threads, () -> calls(bench, many)));
                }
            }
            threads.shutdown();
        }
    }

    /** Set up like the one that Kamelets use. */
    private static CloseableHttpClient bare() {
        PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager();
        pool.setMaxTotal(400);
        pool.setDefaultMaxPerRoute(200);
        return HttpClients.custom().setConnectionManager(pool).disableAutomaticRetries().disableRedirectHandling().disableCookieManagement()
                .disableAuthCaching().disableContentCompression().disableConnectionState().build();
    }

    private static Round bare(CloseableHttpClient client, String url) throws IOException {
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long end = System.nanoTime() + ROUND_NANOS;
        long calls = 0;
        while (System.nanoTime() < end) {
            HttpPost post = new HttpPost(url + "/MainService.svc/json/SendMultipleMessage_V4_post_json/");
            post.setEntity(new StringEntity("""
                    {"ApiKey":"K-demo","SecretKey":"S-demo","Phone":"0901234567","Brandname":"KENHDEMO","SmsType":"2","IsUnicode":"1",
                    "Content":"Chào chị Ánh, đơn hàng 4711 đang trên đường tới.","RequestId":"%d-0f3c9a52"}""".formatted(++calls),
                    ContentType.APPLICATION_JSON));
            client.execute(post, answer -> EntityUtils.toString(answer.getEntity()));
        }
        return new Round(calls, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu);
    }

    private static List<Round> run(ExecutorService threads, Callable<Round> work) throws Exception {
        List<Future<Round>> running = threads.invokeAll(Collections.nCopies(THREADS, work));
        List<Round> done = new ArrayList<>();
        for (Future<Round> each : running) {
            done.add(each.get());
        }
        return done;
    }

    private static Round calls(Workbench bench, List<Connection> connections) {
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long end = System.nanoTime() + ROUND_NANOS;
        long calls = 0;
        while (System.nanoTime() < end) {
            Answer answer = bench.caller().call(connections.get((int) (calls % connections.size())), new Outgoing(++calls, "run-1-step-1-" + calls, "sms",
                    "+84901234567", null, null, "Chào chị Ánh, đơn hàng 4711 đang trên đường tới.", null, Map.of(), null));
            if (!answer.isAccepted()) {
                throw new IllegalStateException(answer.toString());
            }
        }
        return new Round(calls, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu);
    }

    private static void report(int round, String what, List<Round> done) {
        long calls = done.stream().mapToLong(Round::calls).sum();
        long cpu = done.stream().mapToLong(Round::cpuNanos).sum();
        System.out.printf("round %d, %s: %,d calls/s, %.1f µs CPU per call%n", round, what,
                calls * 1_000_000_000L / ROUND_NANOS, cpu / 1000.0 / calls);
    }

    private static void accept(ServerSocket provider) {
        while (true) {
            try {
                Socket client = provider.accept();
                client.setTcpNoDelay(true);
                daemon(() -> answer(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void answer(Socket client) {
        try (client; InputStream in = new BufferedInputStream(client.getInputStream())) {
            while (true) {
                in.skipNBytes(contentLength(in));
                client.getOutputStream().write(ANSWER);
            }
        } catch (IOException e) {
            // the bench is over
        }
    }

    private static int contentLength(InputStream in) throws IOException {
        int length = 0;
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); ; c = in.read()) {
            if (c < 0) {
                throw new IOException("closed");
            } else if (c == '\n' && line.isEmpty()) {
                return length;
            } else if (c == '\n') {
                String header = line.toString().toLowerCase();
                length = header.startsWith("content-length:") ? Integer.parseInt(header.substring(15).strip()) : length;
                line.setLength(0);
            } else if (c != '\r') {
                line.append((char) c);
            }
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    }
}
