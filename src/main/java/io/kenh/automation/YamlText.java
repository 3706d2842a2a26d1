package io.kenh.automation;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Automations and scenarios as YAML. What is written is read back without loss, whatever texts it holds; words such as {@code on} are texts. */
public final class YamlText {

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER).disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES).enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .stringQuotingChecker(new Careful()).build());

    private YamlText() {
    }

    /** As it would stand in a file. */
    public static String write(Object value) {
        try {
            return YAML.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as YAML: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Reads a file of YAML or JSON; what its words mean together is another question, see {@link Automations#faults}.
     *
     * @param type a record of this package
     * @throws IllegalArgumentException with line, column, what was found and wanted
     */
    public static <T> T read(String yaml, Class<T> type) {
        try {
            T value = yaml.isBlank() ? null : YAML.readValue(yaml, type);
            if (value == null) {
                throw new IllegalArgumentException("line 1, column 1: found nothing, wanted " + names(type));
            }
            return value;
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException(place(e, yaml) + plain(e), e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(place(e.getLocation()) + plain(e), e);
        }
    }

    /** A part of what has been read. @throws IllegalArgumentException with what was found and wanted */
    public static <T> T read(JsonNode part, Class<T> type) {
        try {
            return YAML.treeToValue(part, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(plain(e), e);
        }
    }

    /** The reader notices a fault behind it; the way to the faulty part leads to where it begins. */
    private static String place(JsonMappingException e, String yaml) {
        String way = e.getPath().stream().map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining()).replaceFirst("^\\.", "");
        String place = places(yaml).get(way);
        return place == null ? place(e.getLocation()) : place + ": ";
    }

    private static String place(JsonLocation at) {
        return at == null ? "" : "line %d, column %d: ".formatted(at.getLineNr(), at.getColumnNr());
    }

    /** The reader's own words name classes of this program. */
    private static String plain(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "found '%s', wanted one of %s".formatted(unknown.getPropertyName(), unknown.getKnownPropertyIds());
        }
        return e.getOriginalMessage().lines().findFirst().orElse("cannot be read").replaceAll("[`(]?\\b(com|java|io)\\.[\\w.$]+[^ ]*", "this");
    }

    private static List<String> names(Class<?> type) {
        return Stream.of(type.getRecordComponents()).map(RecordComponent::getName).toList();
    }

    /** Where in a file each place begins: {@code actions[0].with} → {@code line 9, column 5}; empty when it is no YAML. */
    public static Map<String, String> places(String yaml) {
        Map<String, String> places = new LinkedHashMap<>();
        try (JsonParser parser = YAML.getFactory().createParser(yaml)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.END_ARRAY && token != JsonToken.END_OBJECT) {
                    JsonLocation at = parser.currentTokenLocation();
                    places.putIfAbsent(place(parser), "line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()));
                }
            }
        } catch (IOException notYaml) {
            return Map.of();
        }
        return places;
    }

    private static String place(JsonParser parser) {
        return parser.getParsingContext().pathAsPointer().toString().replaceAll("/(\\d+)(?=/|$)", "[$1]").replace('/', '.').replaceFirst("^\\.", "");
    }

    /** Text stands bare only where nothing but text can be read from it. */
    private static final class Careful extends StringQuotingChecker {

        private static final long serialVersionUID = 1L;
        private static final Pattern BARE = Pattern.compile("\\p{L}[\\p{L}\\p{M}\\d_./()+%-]*(?: [\\p{L}\\p{M}\\d_./()+%-]+)*");
        private static final Pattern WORDS = Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null|nan|inf");
        private static final Pattern LINES = Pattern.compile("(?:[\\p{L}\\p{M}\\d\\p{P}\\p{Sc}\\p{Sm}](?:[^\\p{C}\\u2028\\u2029\\uFEFF\\u0085]*[^\\p{C}\\p{Z}\\u0085])?)(?:\\n+[^\\p{C}\\p{Z}](?:[^\\p{C}\\u2028\\u2029\\uFEFF\\u0085]*[^\\p{C}\\p{Z}\\u0085])?)+\\n?");

        @Override
        public boolean needToQuoteName(String name) {
            return !BARE.matcher(name).matches() || WORDS.matcher(name).matches();
        }

        @Override
        public boolean needToQuoteValue(String value) {
            return value.indexOf('\n') < 0 ? needToQuoteName(value) : !LINES.matcher(value).matches();
        }
    }
}
