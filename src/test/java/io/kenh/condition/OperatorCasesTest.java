package io.kenh.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.File;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * {@code src/test/resources/operators/<operator>.yaml}: rows of [type, value of the field, value of the clause, answer], asked
 * in memory and in PostgreSQL, of a column and of a custom field. A fifth element is the moment, as ISO instant.
 */
class OperatorCasesTest {

    private static final File FOLDER = new File("src/test/resources/operators");
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private static SampleTable table;

    @BeforeAll
    static void createTable() {
        table = new SampleTable();
    }

    record Case(FieldType type, Object value, Object wanted, boolean holds, Moment moment) {

        Sample sample() {
            return Sample.of(type, value);
        }

        boolean inMemory(Clause clause) {
            return Conditions.compile(clause, table).matches(sample().facts(), moment);
        }
    }

    @TestFactory
    Stream<DynamicTest> bothEnginesAnswerAsTheTableSays() {
        return Arrays.stream(FOLDER.listFiles()).sorted().map(file -> dynamicTest(operator(file), () -> {
            List<Case> cases = read(file);
            table.fill(cases.stream().map(Case::sample).toList());
            check(cases, operator(file), "");
            check(cases, operator(file), "custom.");
        }));
    }

    private static void check(List<Case> cases, String operator, String prefix) {
        List<Clause> clauses = cases.stream().map(one -> new Clause(prefix + one.type(), operator, one.wanted())).toList();
        List<boolean[]> stored = table.answers(IntStream.range(0, cases.size())
                .mapToObj(i -> Conditions.sql(clauses.get(i), table, cases.get(i).moment())).toList());
        assertSoftly(soft -> {
            for (int i = 0; i < cases.size(); i++) {
                Case one = cases.get(i);
                soft.assertThat(one.inMemory(clauses.get(i))).as("memory, %s, %s", clauses.get(i), one).isEqualTo(one.holds());
                soft.assertThat(stored.get(i)[i]).as("PostgreSQL, %s, %s", clauses.get(i), one).isEqualTo(one.holds());
            }
        });
    }

    @Test
    void everyOperatorHasItsTable() {
        TreeSet<String> operators = new TreeSet<>();
        // those about changes have no SQL: ChangeTest
        Arrays.stream(FieldType.values()).flatMap(type -> Conditions.menu(type).stream()).filter(operator -> !operator.needsChange())
                .forEach(operator -> operators.add(operator.name()));
        assertThat(Arrays.stream(FOLDER.listFiles()).map(OperatorCasesTest::operator)).containsExactlyInAnyOrderElementsOf(operators);
    }

    private static String operator(File file) {
        return file.getName().replace(".yaml", "");
    }

    private static List<Case> read(File file) {
        try {
            return YAML.readValue(file, new TypeReference<List<List<Object>>>() { }).stream().map(OperatorCasesTest::read).toList();
        } catch (IOException broken) {
            throw new IllegalStateException(file.toString(), broken);
        }
    }

    private static Case read(List<Object> row) {
        Instant now = Instant.parse(row.size() > 4 ? (String) row.get(4) : "2027-02-28T05:00:00Z");
        return new Case(FieldType.valueOf((String) row.get(0)), row.get(1), row.get(2), (boolean) row.get(3), new Moment(now, ZONE));
    }
}
