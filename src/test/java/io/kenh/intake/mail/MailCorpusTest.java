package io.kenh.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Holds the parser to what it has reached on a corpus of mails from the test suites of other projects. The corpus is not
 * part of this repository: the test looks for it beside the checkout, or where MAIL_CORPUS says, and needs python3.
 */
class MailCorpusTest {

    private static final Path CORPUS = Path.of("../shared/mail-corpus");
    private static final Path MAILS = Path.of(System.getenv().getOrDefault("MAIL_CORPUS", CORPUS.resolve("mails").toString()));
    private static final Pattern LINE = Pattern.compile("(\\S+)\\s+(\\d+)/(\\d+)\\s.*");

    /** Keys of the corpus that belong together, and the share in percent below which the build fails. */
    enum Group {
        HEADERS(98.5, "subject", "subject_contains", "subject_missing", "from_address", "from_name", "sender", "to", "cc", "reply_to",
                "message_id", "message_id_missing", "in_reply_to", "references"),
        FILES(98.0, "attachment.filename", "attachment.bytes", "attachment.size"),
        FILE_COUNT(84.0, "attachment.count"),
        BODY(88.0, "body_text", "body_text_contains", "body_text_excludes", "body_is_empty", "first_text_part"),
        REPLY(95.5, "visible_reply_text", "visible_reply_contains", "visible_reply_excludes"),
        SIGNATURE(99.0, "signature_text", "text_without_signature"),
        FORWARD(99.0, "forwarded.is_forward", "forwarded.from_address", "forwarded.from_name", "forwarded.subject", "forwarded.body_text"),
        BOUNCE(99.0, "is_bounce", "bounce_is_temporary"),
        BOUNCE_STATUS(97.5, "bounce.status"),
        KIND(91.0, "is_auto_reply", "may_send_auto_reply", "is_feedback_report"),
        NEVER_FAILS(100.0, "must_not_fail");

        private final double floor;
        private final List<String> keys;

        Group(double floor, String... keys) {
            this.floor = floor;
            this.keys = List.of(keys);
        }
    }

    private static final Map<String, int[]> SCORES = new HashMap<>();
    private static String report;

    @BeforeAll
    static void score(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(Files.isDirectory(MAILS), "no mail corpus at " + MAILS + ": set MAIL_CORPUS to a folder of its mails");
        Path results = folder.resolve("results.jsonl");
        try (PrintStream out = new PrintStream(Files.newOutputStream(results), false, StandardCharsets.UTF_8)) {
            MailPreview.run(MAILS, out);
        }
        report = scored(results, folder.resolve("score.txt"));
        report.lines().map(LINE::matcher).filter(Matcher::matches)
                .forEach(m -> SCORES.put(m.group(1), new int[] {Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3))}));
    }

    private static String scored(Path results, Path report) throws IOException, InterruptedException {
        ProcessBuilder python = new ProcessBuilder("python3", CORPUS.resolve("score.py").toString(), results.toString())
                .redirectErrorStream(true).redirectOutput(report.toFile());
        python.environment().put("MAIL_CORPUS", MAILS.toAbsolutePath().toString());
        try {
            python.start().waitFor();
        } catch (IOException missing) {
            assumeTrue(false, "python3 is not there to score the results");
        }
        return Files.readString(report);
    }

    @ParameterizedTest
    @EnumSource
    void reachesItsFloor(Group group) {
        int right = 0, all = 0;
        for (String key : group.keys) {
            int[] score = SCORES.getOrDefault(key, new int[2]);
            right += score[0];
            all += score[1];
        }
        assertThat(100.0 * right / all).as("%s: %d of %d%n%s", group, right, all, report).isGreaterThanOrEqualTo(group.floor);
    }

    @Test
    void answersEveryKeyOfEveryMail() {
        assertThat(report).contains("silent 0, mails without a result 0");
    }
}
