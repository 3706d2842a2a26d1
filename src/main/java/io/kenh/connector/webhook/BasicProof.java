package io.kenh.connector.webhook;

import io.kenh.connector.Incoming.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A name and a password in the header {@code Authorization}.
 *
 * @param user     parameter that holds the name
 * @param password parameter that holds the password
 */
record BasicProof(String user, String password) implements Proof {

    @Override
    public Verdict verdict(Evidence evidence) {
        return Proof.compare(sign(evidence), evidence.request().headers().get("authorization"));
    }

    /** Null where the connection has no password, so that nothing is right. */
    @Override
    public String sign(Evidence evidence) {
        String secret = evidence.value(password);
        return secret == null || secret.isEmpty() ? null
                : "Basic " + Base64.getEncoder().encodeToString((evidence.value(user) + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }
}
