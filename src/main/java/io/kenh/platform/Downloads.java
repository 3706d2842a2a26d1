package io.kenh.platform;

import jakarta.annotation.PreDestroy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.stereotype.Component;

/**
 * Fetches files from addresses that strangers have named. Such an address leads to a public server over https, or nowhere:
 * nobody may have the hub look around in the company's network. So does each of its redirects.
 */
@Component
public class Downloads {

    /**
     * @param type  media type as the server tells, or null
     * @param bytes the content
     */
    public record File(String type, byte[] bytes) { }

    /** Nothing was fetched. */
    public static final class Failed extends IOException {

        private final boolean hopeless;

        Failed(String why, boolean hopeless) {
            super(why);
            this.hopeless = hopeless;
        }

        /** Whether it would be the same another time. */
        public boolean isHopeless() {
            return hopeless;
        }
    }

    /** One answer: a file, or where it is. */
    private record Step(File file, String location) { }

    private static final int MOST_REDIRECTS = 3;
    private static final int BUFFER = 16_384;
    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Timeout SILENCE = Timeout.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final List<Integer> LATER = List.of(408, 425, 429);

    private final CloseableHttpClient strangers = client(new PublicHosts());
    private final CloseableHttpClient trusted = client(SystemDefaultDnsResolver.INSTANCE);

    /**
     * Blocks until it is there, a minute at most.
     *
     * @param isTrusted whether an administrator has named this server: then it may be in the company's network, and without https
     * @param most      bytes
     */
    public File fetch(URI address, Predicate<URI> isTrusted, int most) throws Failed {
        URI next = address;
        long end = System.nanoTime() + LONGEST.toNanos();
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            Step step = step(next, isTrusted.test(next), most, end);
            if (step.file() != null) {
                return step.file();
            }
            next = redirected(next, step.location());
        }
        throw new Failed("more than %d redirects".formatted(MOST_REDIRECTS), true);
    }

    private Step step(URI address, boolean known, int most, long end) throws Failed {
        if (address.getHost() == null || address.getUserInfo() != null || !"https".equals(address.getScheme()) && !known) {
            throw new Failed("found the address %s, wanted one that begins with https://".formatted(address.getScheme() + "://" + address.getHost()), true);
        }
        try {
            return (known ? trusted : strangers).execute(new HttpGet(address), answer -> read(answer, most, end));
        } catch (PublicHosts.NotPublic e) {
            throw new Failed(e.getMessage(), true);
        } catch (Failed e) {
            throw e;
        } catch (IOException e) {
            throw new Failed(e.toString(), false);
        }
    }

    private static Step read(ClassicHttpResponse answer, int most, long end) throws IOException {
        int status = answer.getCode();
        Header location = answer.getFirstHeader("Location");
        if (status / 100 == 3 && location != null) {
            return new Step(null, location.getValue());
        }
        if (status / 100 != 2) {
            throw new Failed("HTTP " + status, status / 100 != 5 && !LATER.contains(status));
        }
        HttpEntity content = answer.getEntity();
        return new Step(content == null ? new File(null, new byte[0]) : new File(type(content.getContentType()), bytes(content, most, end)), null);
    }

    private static String type(String header) {
        return header == null ? null : header.replaceFirst(";.*", "").strip();
    }

    private static byte[] bytes(HttpEntity content, int most, long end) throws IOException {
        if (content.getContentLength() > most) {
            throw tooLarge(most);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        InputStream in = content.getContent();
        byte[] some = new byte[BUFFER];
        for (int read = in.read(some); read >= 0; read = in.read(some)) {
            bytes.write(some, 0, read);
            if (bytes.size() > most) {
                throw tooLarge(most);
            }
            if (System.nanoTime() > end) {
                throw new Failed("it took more than " + LONGEST.toSeconds() + " s", false);
            }
        }
        return bytes.toByteArray();
    }

    private static Failed tooLarge(int most) {
        return new Failed("it has more than %d bytes".formatted(most), true);
    }

    private static URI redirected(URI from, String location) throws Failed {
        try {
            return from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new Failed("a redirect to what is no address", true);
        }
    }

    private static CloseableHttpClient client(DnsResolver names) {
        return HttpClients.custom().disableAutomaticRetries().disableRedirectHandling().disableCookieManagement().disableAuthCaching()
                .setUserAgent("Kenh").setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create().setDnsResolver(names)
                        .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(CONNECT).setSocketTimeout(SILENCE)
                                .setTimeToLive(TimeValue.ofSeconds(30)).build()).build())
                .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(SILENCE).build()).build();
    }

    @PreDestroy
    void close() throws IOException {
        strangers.close();
        trusted.close();
    }
}
