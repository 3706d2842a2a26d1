package io.kenh.condition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.File;
import java.io.IOException;
import java.sql.SQLException;
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

        Clause clause(String prefix, String operator) {
            return new Clause(prefix + type, operator, wanted);
        }

        boolean inMemory(Clause clause) {
            return Conditions.compile(clause, table).matches(Sample.of(type, value).facts(), moment);
        }

        boolean inSql(Clause clause) throws SQLException {
            table.fill(List.of(Sample.of(type, value)));
            return table.answers(List.of(clause), moment).get(0)[0];
        }
    }

    @TestFactory
    Stream<DynamicTest> bothEnginesAnswerAsTheTableSays() {
        return Arrays.stream(FOLDER.listFiles()).sorted().flatMap(file -> tests(file, operator(file)));
    }

    private static Stream<DynamicTest> tests(File file, String operator) {
        List<Case> cases = read(file);
        return IntStream.range(0, cases.size()).mapToObj(i -> DynamicTest.dynamicTest(
                operator + "[" + i + "] " + cases.get(i).value() + " / " + cases.get(i).wanted(), () -> check(cases.get(i), operator)));
    }

    private static void check(Case example, String operator) throws SQLException {
        for (String prefix : List.of("", "custom.")) {
            Clause clause = example.clause(prefix, operator);
            assertThat(example.inMemory(clause)).as("memory, %s", clause).isEqualTo(example.holds());
            assertThat(example.inSql(clause)).as("PostgreSQL, %s", clause).isEqualTo(example.holds());
        }
    }

    @Test
    void everyOperatorHasItsTable() {
        TreeSet<String> operators = new TreeSet<>();
        Arrays.stream(FieldType.values()).forEach(type -> operators.addAll(Conditions.operators(type)));
        operators.removeIf(name -> name.startsWith("changed")); // no SQL: ChangeTest
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
