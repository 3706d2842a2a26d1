package io.kenh.connector.call;

import io.kenh.connector.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** Keeps secrets out of texts that people and logs will see: providers and exceptions like to repeat them. */
public final class Secrets {

    private static final int SHORTEST = 4;
    private static final String HIDDEN = "•••";

    private Secrets() {
    }

    static Answer hide(Answer answer, Collection<String> secrets) {
        return answer.text() == null ? answer : new Answer(answer.outcome(), answer.externalId(), answer.code(),
                hidden(answer.text(), secrets), answer.again());
    }

    /** The text with every secret of four characters or more replaced, also where it was sent as part of an address. */
    public static String hidden(String text, Collection<String> secrets) {
        String result = text;
        for (String secret : secrets) {
            if (secret.length() >= SHORTEST) {
                result = result.replace(secret, HIDDEN).replace(URLEncoder.encode(secret, StandardCharsets.UTF_8), HIDDEN);
            }
        }
        return result;
    }
}
