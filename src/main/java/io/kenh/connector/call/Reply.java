package io.kenh.connector.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.kenh.connector.Answer;
import java.time.Duration;

/**
 * What came of one call.
 *
 * @param answer its meaning
 * @param tree   its content; missing where nothing came
 * @param pause  for which the provider wants to be left alone, or null
 * @param status of HTTP; 0 where there was none
 */
public record Reply(Answer answer, JsonNode tree, Duration pause, int status) {

    /** Where no answer of the provider was read. */
    public static Reply of(Answer answer) {
        return new Reply(answer, MissingNode.getInstance(), null, 0);
    }
}
