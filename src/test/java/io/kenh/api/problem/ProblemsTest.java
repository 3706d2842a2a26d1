package io.kenh.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ProblemsTest {

    @Test
    void anUnexpectedErrorTellsItsSenderOnlyUnderWhichIdTheLogHasIt(CapturedOutput log) {
        Map<String, Object> answer = Problems.of(new IllegalStateException("password=hunter2")).body("/api/v1/leads", java.util.Locale.ENGLISH);

        assertThat(answer).containsEntry("status", 500).doesNotContainKey("errors");
        assertThat(answer.toString()).doesNotContain("hunter2").doesNotContain("IllegalState");
        String id = answer.get("detail").toString().replaceAll(".*error (\\w+).*", "$1");
        assertThat(log).contains(id).contains("hunter2");
    }

    @Test
    void aProblemIsSaidInTheLanguageThatIsAskedForAndElseInEnglish() {
        Problem problem = Problem.of(Kind.INVALID_VALUES, java.util.List.of(new Fault("phone", "nothing", "a value, since this field cannot be empty")));

        assertThat(problem.body("/api/v1/leads", ProblemWriter.language("vi-VN,vi;q=0.9,en;q=0.5")).toString())
                .contains("Có giá trị bị từ chối").contains("1 lỗi").contains("field=phone, found=chưa có gì, wanted=một giá trị");
        for (String asked : new String[] {null, "", "fr", "*", "en-GB", "no, list; of = languages"}) {
            assertThat(problem.body("/api/v1/leads", ProblemWriter.language(asked)).toString()).as(asked).contains("Values were refused").contains("found=nothing");
        }
    }

    @Test
    void whatWasSentIsShownShortAndHarmless() {
        Fault fault = new Fault("name", "a\u001b[31m" + "x".repeat(500), "less");

        assertThat(fault.found()).hasSizeLessThanOrEqualTo(101).doesNotContain("\u001b");
    }
}
