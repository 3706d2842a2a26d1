package io.kenh.intake.mail;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Forwards and replies of every mail program that {@code languages.yaml} describes, in every language there. */
class LanguagesTest {

    private static final MailAddress LAN = new MailAddress("lan.tran@khach.example", "Lan Trần");
    private static final String SUBJECT = "Hỏi giá máy lạnh";
    private static final String INNER = "Chào anh chị,\n\nCho em hỏi giá loại 1,5 HP.\nGiao thứ bảy được không?";
    private static final String ANSWER = "Chào chị Lan,\n\nGiá là 9.900.000 đồng.\n\nAn";
    private static final List<String> HEAD = List.of("Lan Trần <lan.tran@khach.example>", "28.10.2021 12:46", "kinhdoanh@congty.example",
            "An Nguyễn <an@khach.example>, Bình <binh@khach.example>", SUBJECT);

    record Language(String language, List<String> lines, String apple, List<List<String>> heads, String said, List<String> prefixes,
                    String original, List<String> replies) {

        List<String> sentences() {
            return Stream.concat(Stream.ofNullable(replies).flatMap(List::stream), Stream.ofNullable(said))
                    .map(s -> s.replace("NAME", LAN.name()).replace("ADDRESS", LAN.address())).toList();
        }

        @Override
        public String toString() {
            return language;
        }
    }

    static List<Language> languages() throws IOException {
        return new YAMLMapper().readValue(LanguagesTest.class.getResourceAsStream("languages.yaml"), new TypeReference<>() { });
    }

    @ParameterizedTest
    @MethodSource("languages")
    void findsTheMailInsideAForwardOfEveryProgram(Language language) {
        SoftAssertions softly = new SoftAssertions();
        for (String prefix : language.prefixes()) {
            for (String text : forwards(language)) {
                ForwardedMail mail = Mails.parse(Mails.plain(prefix + ": " + SUBJECT, text)).forwarded();
                softly.assertThat(mail).as(text).isNotNull();
                if (mail == null) continue;
                softly.assertThat(mail.from()).as(text).isEqualTo(LAN);
                softly.assertThat(mail.subject()).as(text).isEqualTo(SUBJECT);
                softly.assertThat(words(mail.body())).as(text).isEqualTo(words(INNER));
            }
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void hidesTheQuotedMailUnderAReplyOfEveryProgram(Language language) {
        SoftAssertions softly = new SoftAssertions();
        for (String text : replies(language)) {
            softly.assertThat(words(Mails.parse(Mails.plain("Re: " + SUBJECT, text)).split().visible())).as(text).isEqualTo(words(ANSWER));
        }
        softly.assertAll();
    }

    private static List<String> forwards(Language language) {
        List<String> texts = new ArrayList<>();
        for (List<String> labels : language.heads()) {
            for (String line : language.lines()) {
                texts.add("---------- " + line + " ----------\n" + head(labels, "%s: %s") + "\n\n\n" + INNER);
                texts.add("   ----- " + line + " ----- " + inOneLine(labels) + "\n " + INNER);
            }
            if (language.apple() != null) texts.add("> " + language.apple() + ":\n>\n" + quoted(head(labels, "%s: %s") + "\n\n" + INNER));
            texts.add("---------- Forwarded message ---------\n" + head(List.of(labels.get(0), "Date", "To", "Cc", "Subject"), "%s: %s") + "\n\n" + INNER);
            texts.add(head(labels, "%s: %s") + "\n\n" + INNER);
            texts.add("Nhờ em xử lý.\n\n" + "_".repeat(32) + "\n" + head(labels, "*%s:* %s") + "\n\n" + INNER);
        }
        if (language.said() != null) language.sentences().stream().skip(language.sentences().size() - 1).forEach(s -> texts.add(s + "\n\n" + INNER));
        return texts;
    }

    private static List<String> replies(Language language) {
        List<String> texts = new ArrayList<>();
        for (String sentence : language.sentences()) {
            int blank = sentence.lastIndexOf(' ', sentence.length() * 2 / 3);
            texts.add(ANSWER + "\n\n" + sentence + "\n" + quoted(INNER));
            texts.add(ANSWER + "\n\n" + sentence + "\n\n" + INNER);
            texts.add(sentence + "\n" + quoted(INNER) + "\n\n" + ANSWER);
            if (blank > 0) texts.add(ANSWER + "\n\n" + sentence.substring(0, blank) + "\n" + sentence.substring(blank + 1) + "\n\n" + quoted(INNER));
        }
        for (List<String> labels : language.heads()) {
            texts.add(ANSWER + "\n\n" + "_".repeat(32) + "\n" + head(labels, "%s: %s") + "\n\n" + INNER);
            texts.add(ANSWER + "\n\n" + head(labels, "*%s:* %s") + "\n\n" + INNER);
            if (language.original() != null) texts.add(ANSWER + "\n\n-----" + language.original() + "-----\n" + head(labels, "%s: %s") + "\n\n" + INNER);
        }
        return texts;
    }

    private static String head(List<String> labels, String form) {
        return IntStream.range(0, labels.size()).mapToObj(i -> form.formatted(labels.get(i), HEAD.get(i))).collect(Collectors.joining("\n"));
    }

    /** As Yahoo writes it: nothing stands between a value and the next label. */
    private static String inOneLine(List<String> labels) {
        return IntStream.of(0, 2, 3, 1, 4).mapToObj(i -> labels.get(i) + ": " + HEAD.get(i).replace(",", ";")).collect(Collectors.joining());
    }

    private static String quoted(String text) {
        return text.lines().map(l -> l.isEmpty() ? ">" : "> " + l).collect(Collectors.joining("\n"));
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
