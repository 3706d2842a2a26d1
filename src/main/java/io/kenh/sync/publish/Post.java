package io.kenh.sync.publish;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.springframework.stereotype.Component;

/** One post to an address that somebody named: no redirects, no internal addresses, no cookies, little patience. */
@Component
class Post {

    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Timeout ANSWER = Timeout.ofSeconds(15);
    private static final int AT_A_TIME = 16;
    private static final int MOST_READ = 300;
    private static final int GONE = 410;

    private final CloseableHttpClient client;

    Post(Destinations destinations) {
        client = HttpClients.custom().disableRedirectHandling().disableCookieManagement().disableAutomaticRetries().disableAuthCaching()
                .setUserAgent("Kenh")
                .setDefaultRequestConfig(RequestConfig.custom().setConnectionRequestTimeout(ANSWER).setResponseTimeout(ANSWER).build())
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create().setDnsResolver(guarded(destinations))
                        .setMaxConnTotal(AT_A_TIME * 4).setMaxConnPerRoute(AT_A_TIME)
                        .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(CONNECT).setSocketTimeout(ANSWER).build()).build())
                .build();
    }

    /** The addresses that were looked at are the ones that are connected to. */
    private static DnsResolver guarded(Destinations destinations) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return destinations.resolve(host);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    /** Delivered when the answer is 2xx. */
    Result send(String url, Map<String, String> headers, String type, byte[] body) {
        HttpPost post = new HttpPost(url);
        headers.forEach(post::setHeader);
        post.setEntity(new ByteArrayEntity(body, ContentType.parse(type)));
        try {
            return client.execute(post, Post::result);
        } catch (Destinations.Forbidden forbidden) {
            return Result.failed("not posted; wanted " + forbidden.getMessage());
        } catch (IOException | RuntimeException e) {
            return Result.failed(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private static Result result(ClassicHttpResponse response) throws IOException {
        int status = response.getCode();
        if (status >= 200 && status < 300) {
            return Result.DELIVERED;
        }
        String reason = "HTTP " + status + beginning(response.getEntity());
        return status == GONE ? new Result(Result.What.GONE, reason) : isPassing(status) ? Result.failed(reason) : Result.refused(reason);
    }

    private static boolean isPassing(int status) {
        return status >= 500 || status == 408 || status == 425 || status == 429 || status < 400;
    }

    private static String beginning(HttpEntity entity) throws IOException {
        if (entity == null) {
            return "";
        }
        try (InputStream in = entity.getContent()) {
            String text = new String(in.readNBytes(MOST_READ), StandardCharsets.UTF_8).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
            return text.isEmpty() ? "" : ": " + text;
        }
    }

    @PreDestroy
    void close() throws IOException {
        client.close();
    }
}
