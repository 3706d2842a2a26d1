package io.kenh.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A stranger's address brings a small public file, and never a look into the company's network. */
class DownloadsTest {

    private static final int MOST = 1_000;
    private static final Predicate<URI> NOBODY = address -> false;
    private static final Downloads DOWNLOADS = new Downloads();
    private static HttpServer server;

    @BeforeAll
    static void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            if (path.startsWith("/to/")) {
                exchange.getResponseHeaders().set("Location", path.substring(4).startsWith("http") ? path.substring(4) : "/" + path.substring(4));
                exchange.sendResponseHeaders(302, -1);
            } else if (path.startsWith("/status/")) {
                exchange.sendResponseHeaders(Integer.parseInt(path.substring(8)), -1);
            } else {
                byte[] bytes = "x".repeat(Integer.parseInt(path.substring(1))).getBytes(StandardCharsets.US_ASCII);
                exchange.getResponseHeaders().set("Content-Type", "image/png; a=b");
                // without a length, so that the limit has to be kept while reading
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.stop(0);
        DOWNLOADS.close();
    }

    @Test
    void aServerThatAnAdministratorHasNamedMayBeInside() throws IOException {
        Downloads.File file = DOWNLOADS.fetch(address("/to/900"), DownloadsTest::isOurs, MOST);

        assertThat(file.type()).isEqualTo("image/png");
        assertThat(file.bytes()).hasSize(900);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1/a", "https://localhost/a", "https://[::1]/a", "https://10.0.0.7/a", "https://192.168.1.1/a",
            "https://169.254.169.254/latest/meta-data", "https://[fd00::1]/a", "https://0.0.0.0/a", "https://[::ffff:127.0.0.1]/a", "https://2130706433/a",
            "http://www.example.com/a", "ftp://www.example.com/a", "file:///etc/passwd", "https://user@www.example.com/a"})
    void aStrangersAddressLeadsNowhereElse(String address) {
        assertThatExceptionOfType(Downloads.Failed.class).isThrownBy(() -> DOWNLOADS.fetch(URI.create(address), NOBODY, MOST))
                .satisfies(failed -> assertThat(failed.isHopeless()).isTrue());
    }

    @Test
    void aRedirectFromANamedServerIsAStrangersAddress() {
        assertThatExceptionOfType(Downloads.Failed.class)
                .isThrownBy(() -> DOWNLOADS.fetch(address("/to/https://127.0.0.1:" + server.getAddress().getPort() + "/9"), uri -> uri.getScheme().equals("http"), MOST))
                .withMessageContaining("no public network");
    }

    @Test
    void whatIsTooLargeIsNotReadToItsEnd() {
        assertThatExceptionOfType(Downloads.Failed.class).isThrownBy(() -> DOWNLOADS.fetch(address("/1001"), DownloadsTest::isOurs, MOST))
                .withMessageContaining("more than 1000 bytes");
    }

    @Test
    void aCircleOfRedirectsEnds() {
        assertThatExceptionOfType(Downloads.Failed.class).isThrownBy(() -> DOWNLOADS.fetch(address("/to/to/to/to/to/1"), DownloadsTest::isOurs, MOST))
                .withMessageContaining("redirects");
    }

    @ParameterizedTest
    @CsvSource({"404, true", "403, true", "429, false", "503, false"})
    void whatMayBeThereLaterIsWorthAnotherTry(int status, boolean hopeless) {
        assertThatExceptionOfType(Downloads.Failed.class).isThrownBy(() -> DOWNLOADS.fetch(address("/status/" + status), DownloadsTest::isOurs, MOST))
                .satisfies(failed -> assertThat(failed.isHopeless()).isEqualTo(hopeless));
    }

    @ParameterizedTest
    @CsvSource({"8.8.8.8, true", "203.0.113.7, true", "2a00:1450::1, true", "100.64.0.1, false", "198.18.0.1, false", "240.0.0.1, false", "fc00::1, false",
            "64:ff9b::7f00:1, false", "2002:7f00:1::1, false", "ff02::1, false", "::, false"})
    void tellsPublicAddressesFromOthers(String address, boolean isPublic) throws IOException {
        assertThat(PublicHosts.isPublic(InetAddress.getByName(address))).isEqualTo(isPublic);
    }

    private static boolean isOurs(URI address) {
        return address.getHost().equals("127.0.0.1");
    }

    private static URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }
}
