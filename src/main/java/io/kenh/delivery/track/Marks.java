package io.kenh.delivery.track;

import io.kenh.connector.Seals;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Addresses at the hub that stand for a {@link Mark}: sealed, so nobody can make one that leads elsewhere. */
@Component
class Marks {

    private static final String PURPOSE = "track";
    private static final String PATH = "/t/";

    private final Seals seals;
    private final String publicUrl;

    Marks(Seals seals, @Value("${kenh.public-url:http://localhost:${server.port:8080}}") String publicUrl) {
        this.seals = seals;
        this.publicUrl = publicUrl;
    }

    String url(Mark mark) {
        return publicUrl + PATH + seals.seal(mark.text(), PURPOSE);
    }

    /** Empty for a token that is not ours. */
    Optional<Mark> read(String token) {
        return seals.open(token, PURPOSE).map(Mark::of);
    }

    /** Whether an address is a mark already. */
    boolean isOne(String url) {
        return url.startsWith(publicUrl + PATH);
    }
}
