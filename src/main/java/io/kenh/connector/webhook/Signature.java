package io.kenh.connector.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.connector.Incoming.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A hash in a header, keyed ({@code hmac}) or plain ({@code hash}, whose text holds the secret), over what the
 * connector declares. Where providers' papers disagree about that, several are declared and the log tells once which
 * of them is right.
 */
final class Signature implements Proof {

    private static final Logger log = LoggerFactory.getLogger(Signature.class);

    private final String parameter;
    private final String header;
    private final Signed prefix;
    private final boolean keyed;
    private final boolean wrapped;
    private final boolean bytes;
    private final String algorithm;
    private final String encoding;
    private final List<String> texts;
    private final List<Signed> candidates;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    Signature(JsonNode declared) {
        parameter = declared.path("parameter").asText();
        header = declared.path("name").asText().toLowerCase(Locale.ROOT);
        prefix = new Signed(declared.path("prefix").asText());
        keyed = "hmac".equals(declared.path("kind").asText());
        wrapped = declared.path("wrapped").asBoolean();
        bytes = "base64".equals(declared.path("key").asText());
        algorithm = declared.path("algorithm").asText(keyed ? "HmacSHA256" : "SHA-256");
        encoding = declared.path("encoding").asText("hex");
        JsonNode over = declared.path("over");
        texts = over.isArray() ? StreamSupport.stream(over.spliterator(), false).map(JsonNode::asText).toList()
                : List.of(over.asText("{body}"));
        candidates = texts.stream().map(Signed::new).toList();
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        String found = evidence.request().headers().get(header);
        String secret = evidence.secrets().get(parameter);
        if (secret == null || secret.isEmpty() || found == null) {
            return Proof.compare(null, found);
        }
        Verdict verdict = Proof.compare("", found);
        for (int i = 0; i < candidates.size() && verdict == Verdict.WRONG; i++) {
            verdict = Proof.compare(shown(evidence, sign(secret, candidates.get(i).of(evidence))), found);
            tell(evidence, i, verdict);
        }
        return verdict;
    }

    /** By the first of several candidates. */
    @Override
    public String sign(Evidence evidence) {
        String secret = evidence.secrets().getOrDefault(parameter, "");
        return shown(evidence, sign(secret, candidates.get(0).of(evidence)));
    }

    private void tell(Evidence evidence, int candidate, Verdict verdict) {
        if (candidates.size() > 1 && verdict == Verdict.GENUINE && told.add(evidence.connection().name() + candidate)) {
            log.info("{}: signatures cover {}", evidence.connection().name(), texts.get(candidate));
        }
    }

    private String shown(Evidence evidence, byte[] hash) {
        String plain = new String(prefix.of(evidence), StandardCharsets.UTF_8)
                + ("hex".equals(encoding) ? HexFormat.of().formatHex(hash) : Base64.getEncoder().encodeToString(hash));
        return wrapped ? Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8)) : plain;
    }

    private byte[] sign(String secret, byte[] covered) {
        try {
            if (!keyed) {
                return MessageDigest.getInstance(algorithm).digest(covered);
            }
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key(secret), algorithm));
            return mac.doFinal(covered);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A secret that is no base64 is taken as the text it is: a proof made with it is wrong, and nothing breaks. */
    private byte[] key(String secret) {
        try {
            return bytes ? Base64.getDecoder().decode(secret.substring(secret.indexOf('_') + 1)) : secret.getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noBase64) {
            return secret.getBytes(StandardCharsets.UTF_8);
        }
    }
}
