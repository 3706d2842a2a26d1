package io.kenh.api.operation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.kenh.api.problem.Kind;
import io.kenh.api.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;

/** Reads bodies from outside: bounded in size, depth and digits, and without the liberties JSON readers usually take. */
final class Body {

    private static final int LARGEST = 1 << 20;
    private static final int SWALLOWED = 32 << 20;
    private static final int DEEPEST = 50;
    private static final int LONGEST_NUMBER = 100;

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(DEEPEST).maxNumberLength(LONGEST_NUMBER).maxStringLength(LARGEST).build();

    private static final ObjectMapper JSON = strict(JsonFactory.builder().streamReadConstraints(LIMITS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());
    private static final ObjectMapper YAML = strict(YAMLFactory.builder().streamReadConstraints(LIMITS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS).build());

    private Body() {
    }

    /** @throws Problem when it is larger than 1 MiB */
    static byte[] bytes(HttpServletRequest request) {
        try {
            InputStream in = request.getInputStream();
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                // a sender that is cut off in the middle never reads why
                in.skip(SWALLOWED);
                throw Problem.of(Kind.BODY_TOO_LARGE, "Found more than " + LARGEST + " bytes, wanted at most that; send less at once.");
            }
            return bytes;
        } catch (IOException e) {
            throw Problem.of(Kind.BROKEN_BODY, "The body ended before its announced length.");
        }
    }

    /**
     * @param type media type that the operation has agreed to
     * @throws Problem when it is not exactly one value in UTF-8
     */
    static JsonNode read(String type, byte[] bytes) {
        if (bytes.length == 0) {
            throw Problem.of(Kind.BROKEN_BODY, "Found an empty body, wanted a JSON object.");
        }
        try {
            return (type.contains("yaml") ? YAML : JSON).readTree(bytes);
        } catch (JsonProcessingException e) {
            throw Problem.of(Kind.BROKEN_BODY, "Not what is read here: " + place(e) + reason(e) + ".");
        } catch (IOException e) {
            throw Problem.of(Kind.BROKEN_BODY, "The body is not in UTF-8.");
        }
    }

    private static ObjectMapper strict(JsonFactory factory) {
        return new ObjectMapper(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr() + ": ";
    }

    /** The reader's own words name classes of this program after the first line. */
    private static String reason(JsonProcessingException e) {
        String reason = e.getOriginalMessage().lines().findFirst().orElse("broken").replaceAll("[`(]?\\b(com|java|io)\\.[\\w.$]+.*", "");
        return reason.length() > 150 ? reason.substring(0, 150) : reason;
    }
}
