package io.kenh.delivery;

import io.kenh.connector.Seals;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Links by which a person unsubscribes one address from advertising by one channel, without signing in. */
@Component
public class UnsubscribeLinks {

    private static final String PURPOSE = "unsubscribe";
    private static final String PATH = "/u/";

    private final Seals seals;
    private final String publicUrl;

    UnsubscribeLinks(Seals seals, @Value("${kenh.public-url:http://localhost:${server.port:8080}}") String publicUrl) {
        this.seals = seals;
        this.publicUrl = publicUrl;
    }

    /** Whose advertising a link ends. */
    public record Target(String channel, String address) { }

    /** The address is not readable in it. */
    public String url(String channel, String address) {
        return publicUrl + PATH + seals.seal(channel + " " + address, PURPOSE);
    }

    /** Whether an address is such a link. */
    public boolean isOne(String url) {
        return url.startsWith(publicUrl + PATH);
    }

    /** Empty for a token that is not ours. */
    public Optional<Target> read(String token) {
        return seals.open(token, PURPOSE).map(text -> text.split(" ", 2)).filter(parts -> parts.length == 2).map(parts -> new Target(parts[0], parts[1]));
    }
}
