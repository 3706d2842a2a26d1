package io.kenh.connector.call;

import io.kenh.connector.Answer;
import java.util.Map;

/** Keeps secrets out of texts that people and logs will see: providers and exceptions like to repeat them. */
public final class Secrets {

    private static final int SHORTEST = 4;

    private Secrets() {
    }

    static Answer hide(Answer answer, Map<String, String> secrets) {
        return answer.text() == null ? answer
                : new Answer(answer.outcome(), answer.externalId(), answer.code(), hidden(answer.text(), secrets));
    }

    /** The text with every secret of four characters or more replaced. */
    public static String hidden(String text, Map<String, String> secrets) {
        String result = text;
        for (String secret : secrets.values()) {
            if (secret.length() >= SHORTEST) {
                result = result.replace(secret, "•••");
            }
        }
        return result;
    }
}
