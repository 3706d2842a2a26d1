package io.kenh.connector.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.connector.Answer;
import io.kenh.connector.Connection;
import io.kenh.connector.Outcome;
import io.kenh.connector.Outgoing;
import java.text.Normalizer;

/**
 * What a provider wants of a text: the {@code text} section of a connector.
 *
 * @param plain          boolean parameter of a connection that wants Vietnamese without its marks; empty for none
 * @param longestGsm     longest text in the GSM alphabet, in its units; 0 for no limit
 * @param longestUnicode longest other text, in UTF-16 units; 0 for no limit
 */
record Wording(String plain, long longestGsm, long longestUnicode) {

    Wording(JsonNode declared) {
        this(declared.path("plain").asText(), declared.path("longestGsm").asLong(),
                declared.path("longestUnicode").asLong());
    }

    /** The text composed, since decomposed Vietnamese is longer, and without marks where the connection wants that. */
    String of(Connection connection, String text) {
        if (text == null) {
            return null;
        }
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        boolean wanted = !plain.isEmpty() && Boolean.parseBoolean(connection.setting(plain, "false"));
        return wanted ? Filter.ascii.on(composed) : composed;
    }

    /** Null when the provider takes a text of this length. */
    Answer refusal(Outgoing message) {
        String text = message.text() == null ? "" : message.text();
        long longest = Gsm.covers(text) ? longestGsm : longestUnicode;
        return longest == 0 || Gsm.length(text) <= longest ? null : Answer.of(Outcome.DATA, "kenh.length",
                "The text has " + Gsm.length(text) + " units; the provider takes " + longest);
    }
}
