package io.kenh.connector.webhook;

import io.kenh.connector.HttpRequestParts;
import io.kenh.connector.Incoming.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A keyed hash over the raw bytes of the body, in a header. */
record Signature(String parameter, String header, String prefix, String algorithm, String encoding)
        implements Proof {

    @Override
    public Verdict verdict(Map<String, String> secrets, HttpRequestParts request) {
        String secret = secrets.get(parameter);
        String found = request.headers().get(header);
        return secret == null || found == null ? Proof.compare(null, found)
                : Proof.compare(prefix + sign(secret, request.body()), found);
    }

    private String sign(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            byte[] hash = mac.doFinal(body);
            return "hex".equals(encoding) ? HexFormat.of().formatHex(hash) : Base64.getEncoder().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
