package io.kenh.condition;

import static org.assertj.core.api.Assertions.fail;

import java.sql.SQLException;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Memory and PostgreSQL give the same answer on every random tree and record. Each try asks {@code TREES} trees of
 * {@code RECORDS} records, many in one statement; docs/conditions.md says how to run it longer.
 */
class TwoEnginesTest {

    private static final int TREES = Integer.getInteger("kenh.condition.trees", 30);
    private static final int RECORDS = Integer.getInteger("kenh.condition.records", 100);
    private static final int PER_STATEMENT = 100;

    private final SampleTable table = Holder.TABLE;

    private static final class Holder {
        private static final SampleTable TABLE = new SampleTable();
    }

    @Property(tries = 10, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void theTwoEnginesAgree(@ForAll("trees") List<Condition> trees, @ForAll("records") List<Sample> records,
                            @ForAll("moments") Moment moment) throws SQLException {
        table.fill(records);
        for (int from = 0; from < trees.size(); from += PER_STATEMENT) {
            compare(trees.subList(from, Math.min(trees.size(), from + PER_STATEMENT)), records, moment);
        }
    }

    private void compare(List<Condition> trees, List<Sample> records, Moment moment) {
        List<Matcher> matchers = trees.stream().map(tree -> Conditions.compile(tree, table)).toList();
        List<boolean[]> answers = table.answers(trees.stream().map(tree -> Conditions.sql(tree, table, moment)).toList());
        for (int r = 0; r < records.size(); r++) {
            Facts facts = records.get(r).facts();
            for (int t = 0; t < trees.size(); t++) {
                boolean inMemory = matchers.get(t).matches(facts, moment);
                if (inMemory != answers.get(r)[t]) {
                    fail("memory says %s, PostgreSQL %s%n%s%nof %s%nat %s", inMemory, answers.get(r)[t], trees.get(t), records.get(r),
                            moment.now());
                }
            }
        }
    }

    @Provide
    Arbitrary<List<Condition>> trees() {
        return Shapes.trees().list().ofSize(TREES);
    }

    @Provide
    Arbitrary<List<Sample>> records() {
        return Shapes.samples().list().ofSize(RECORDS);
    }

    @Provide
    Arbitrary<Moment> moments() {
        return Shapes.moments();
    }
}
