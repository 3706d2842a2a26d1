package io.kenh.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the hub states is read in Vietnamese too. */
class SentencesTest {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
    private static final Path SOURCES = Path.of("src/main/java/io/kenh");
    /** These speak to the writers of connectors and scenarios, in a terminal. */
    private static final Pattern TERMINAL = Pattern.compile(".*/(cli|contract|scenario|secret|world|webhook|docs|parsing)/.*|.*/(ConnectorNew|ConnectorTest|OpenHours|EmbeddedPostgres|Rehearsal)\\.java");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]++|\\\\.)*)\"");
    private static final Pattern FAULT = Pattern.compile("(?s)(?:[^:]{1,60}: )?found (.+?), wanted (.+)");
    private static final Pattern WORDS = Pattern.compile("(?<![‹\\w])[a-z]{3,}(?![\\w›])");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        name: found nothing, wanted a name people recognise | tên: đang trống, cần một cái tên ai cũng nhận ra
        found 'abc', wanted a number                        | thấy 'abc', cần một số
        campaign: found 'Hè', which ended on 2026-01-02, wanted one that still runs | chiến dịch: thấy 'Hè', đã kết thúc ngày 2026-01-02, cần chiến dịch còn chạy
        connection: found none that sends sms, wanted an active one; add it under Connections | kết nối: thấy không có kết nối nào gửi SMS, cần một cái đang hoạt động; thêm ở mục Kết nối
        name: found nothing, wanted a name people recognise; actions: found none, wanted at least one | tên: đang trống, cần một cái tên ai cũng nhận ra; hành động: chưa có gì, cần ít nhất một
        the campaign 'Hè' takes no lead | chiến dịch 'Hè' không nhận khách tiềm năng""")
    void aSentenceIsSaidInVietnamese(String english, String vietnamese) {
        assertThat(Sentences.in(VIETNAMESE, english)).isEqualTo(vietnamese);
        assertThat(Sentences.in(Locale.ENGLISH, english)).isEqualTo(english);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Connection refused with a mail address | x
        lead | x
        550 5.1.1 no such user; try later | x""")
    void whatTheHubDidNotSayStaysAsItIs(String text) {
        assertThat(Sentences.in(VIETNAMESE, text)).isEqualTo(text);
    }

    @Test
    void aHostileTextCostsNoTime() {
        String hostile = ": found , wanted ".repeat(58);
        org.junit.jupiter.api.Assertions.assertTimeout(java.time.Duration.ofSeconds(2), () -> Sentences.in(VIETNAMESE, hostile));
    }

    @Test
    void bothLanguagesHoldTheSameKeysAndPlaces() throws IOException {
        Properties english = texts("en");
        Properties vietnamese = texts("vi");
        assertThat(vietnamese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        english.forEach((key, text) -> assertThat(places(vietnamese.get(key))).as(key.toString()).isEqualTo(places(text)));
    }

    @Test
    void theEnglishPlacesStandInTheOrderOfTheirNumbers() throws IOException {
        texts("en").forEach((key, text) -> {
            List<String> found = Pattern.compile("(?<!\\{)\\{(\\d)}(?!})").matcher(text.toString()).results().map(place -> place.group(1)).toList();
            assertThat(found).as(key.toString()).isEqualTo(java.util.stream.IntStream.range(0, found.size()).mapToObj(String::valueOf).toList());
        });
    }

    /** Whoever writes a new fault is told here to give it its Vietnamese sentence. */
    @Test
    void everyFaultInTheSourcesHasASentence() throws IOException {
        TreeSet<String> unknown = new TreeSet<>();
        for (Path source : sources()) {
            for (String fault : faults(Files.readString(source))) {
                Matcher parts = FAULT.matcher(fault);
                if (parts.matches()) {
                    Stream.of(parts.group(1), parts.group(2)).filter(SentencesTest::isEnglish).forEach(part -> unknown.add(source.getFileName() + ": " + part));
                }
            }
        }
        assertThat(unknown).as("add these to sentences_en.properties and sentences_vi.properties").isEmpty();
    }

    /** Where what is wanted stands by itself. */
    @ParameterizedTest
    @ValueSource(strings = {"crm/Wanted", "automation/SettingValue", "automation/Span", "api/table/FieldType", "api/problem/Kind", "condition/operator/Wanted", "connector/store/Values"})
    void whatIsWantedHasASentence(String source) throws IOException {
        List<String> unknown = LITERAL.matcher(Files.readString(SOURCES.resolve(source + ".java"))).results().map(found -> found.group(1).replace("\\\"", "\""))
                .filter(text -> text.matches("\\p{L}+ .*\\p{L}.*")).map(SentencesTest::withPlaces).filter(SentencesTest::isEnglish).toList();
        assertThat(unknown).isEmpty();
    }

    private static String withPlaces(String text) {
        return text.replace("%%", "%").replaceAll("%[\\d$,]*[sdc]", "‹1›") + (text.endsWith(" ") ? "‹1›" : "");
    }

    /** Whether a part holds words of ours and is said the same in Vietnamese. */
    private static boolean isEnglish(String part) {
        return WORDS.matcher(part.replaceAll("‹[^›]*›|\\[[^]]*]|\\{[^}]*}|'[^']*'", "")).find() && Sentences.part(VIETNAMESE, part).equals(part);
    }

    /** String literals, with what is filled in written as ‹1›; those that go on over several lines as one. */
    private static List<String> faults(String source) {
        String joined = source.replaceAll("\"\\s*\\+\\s*\"", "");
        return LITERAL.matcher(joined).results().map(found -> found.group(1).replace("\\\"", "\"")).filter(text -> text.contains(", wanted "))
                .map(SentencesTest::withPlaces).toList();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java") && !TERMINAL.matcher(file.toString()).matches()).toList();
        }
    }

    private static List<String> places(Object text) {
        return Pattern.compile("(?<!\\{)\\{\\d}(?!})").matcher(text.toString()).results().map(place -> place.group()).distinct().sorted().toList();
    }

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("src/main/resources/sentences_" + language + ".properties"), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
