package io.kenh.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every screen speaks both languages. */
class MessagesTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern KEY = Pattern.compile("#\\{([a-z]+(?:[.-][a-zA-Z-]+)*)[}(]");
    private static final Pattern POISON = Pattern.compile("new Poison\\(\"([^\"]+)\"");
    private static final Pattern OUTCOME = Pattern.compile("new Outcome\\(\"([a-z.]+[a-z])\"");
    private static final Pattern MARKUP = Pattern.compile("(?s)<!--.*?-->|<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>");

    @Test
    void bothLanguagesHaveTheSameTexts() throws IOException {
        assertThat(texts("vi").stringPropertyNames()).isEqualTo(texts("en").stringPropertyNames());
    }

    @Test
    void noTextIsEmpty() throws IOException {
        for (String language : List.of("vi", "en")) {
            texts(language).forEach((key, text) -> assertThat(text.toString()).as(key.toString()).isNotBlank());
        }
    }

    @Test
    void everyTextOfATemplateExists() throws IOException {
        Set<String> known = texts("vi").stringPropertyNames();
        for (Path template : templates()) {
            Set<String> used = KEY.matcher(Files.readString(template)).results().map(found -> found.group(1)).collect(Collectors.toSet());
            assertThat(used).as(template.toString()).isSubsetOf(known);
        }
    }

    @Test
    void everyReasonForWhichWorkIsParkedHasAText() throws IOException {
        everyTextOf(POISON, "reason.");
    }

    @Test
    void everyOutcomeOfAnEventHasAText() throws IOException {
        everyTextOf(OUTCOME, "outcome.");
    }

    @Test
    void noTemplateHoldsTextOfItsOwn() throws IOException {
        for (Path template : templates()) {
            List<String> words = MARKUP.splitAsStream(Files.readString(template)).filter(text -> text.matches("(?s).*\\p{L}.*")).toList();
            assertThat(words).as(template.toString()).isEmpty();
        }
    }

    @Test
    void nothingIsLoadedFromElsewhere() throws IOException {
        for (Path template : templates()) {
            assertThat(Pattern.compile("(?:src|href)=\"(?:https?:)?//").matcher(Files.readString(template)).results().map(MatchResult::group))
                    .as(template.toString()).isEmpty();
        }
    }

    private static void everyTextOf(Pattern name, String prefix) throws IOException {
        Set<String> known = texts("vi").stringPropertyNames();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                assertThat(name.matcher(Files.readString(file)).results().map(found -> prefix + found.group(1))).as(file.toString()).isSubsetOf(known);
            }
        }
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES.resolve("templates"))) {
            return files.filter(file -> file.toString().endsWith(".html")).toList();
        }
    }

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        try (var reader = Files.newBufferedReader(RESOURCES.resolve("messages_" + language + ".properties"), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
