package io.kenh.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.TestDatabase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Turns are exactly fair, whatever the sizes in which they are taken and however many take them at once. */
class AssignmentTest {

    private static final DataSource DATABASE = TestDatabase.migrated();

    private final JdbcClient db = JdbcClient.create(DATABASE);
    private final Clock clock = Clock.systemUTC();
    private final Availability availability = new Availability(db, clock);
    private final Assignment assignment = new Assignment(db, new Deal(db, clock), clock);

    @Test
    void turnsGoRoundWhateverTheSizesInWhichTheyAreTaken() {
        long group = group(3);
        List<Long> members = members(group);

        List<Long> turns = new ArrayList<>();
        for (int pieces : List.of(1, 2, 1, 7, 3, 100)) {
            turns.addAll(assignment.next(group, pieces));
        }

        assertThat(turns).isEqualTo(IntStream.range(0, 114).mapToObj(i -> members.get(i % 3)).toList());
    }

    @Test
    void whoLeavesIsPassedOverAndTheTurnGoesOnBehindHim() {
        long group = group(3);
        List<Long> members = members(group);
        assertThat(assignment.next(group, 2)).containsExactly(members.get(0), members.get(1));

        db.sql("update staff set active = false where id = ?").param(members.get(1)).update();

        assertThat(assignment.next(group, 3)).containsExactly(members.get(2), members.get(0), members.get(2));
        db.sql("update staff set active = false where id = any(?)").param(members.toArray(Long[]::new)).update();
        assertThat(assignment.next(group, 2)).containsExactly(null, null);
    }

    @Test
    void byLoadItGoesToWhoHasTheLeastOpenWork() {
        long group = group(3);
        List<Long> members = members(group);
        db.sql("update staff_group set mode = 'load' where id = ?").param(group).update();
        db.sql("insert into task (name, owner_id, created, updated) select 'x', ?, now(), now() from generate_series(1, 3)").param(members.get(0)).update();
        db.sql("insert into task (name, status, owner_id, created, updated) select 'x', 'done', ?, now(), now() from generate_series(1, 9)").param(members.get(1)).update();
        db.sql("insert into ticket (status, owner_id, created, updated) values ('pending', ?, now(), now())").param(members.get(2)).update();

        assertThat(assignment.next(group, 5)).containsExactly(members.get(1), members.get(1), members.get(2), members.get(1), members.get(2));
    }

    @Test
    void atRandomEveryMemberGetsSome() {
        long group = group(3);
        db.sql("update staff_group set mode = 'random' where id = ?").param(group).update();
        assertThat(assignment.next(group, 1_000)).containsOnlyElementsOf(members(group)).contains(members(group).toArray(Long[]::new));
    }

    @Test
    void aNewGroupWithoutMembersGivesNobody() {
        assertThat(assignment.next(group(0), 2)).containsExactly(null, null);
    }

    @Test
    void manyWorkersAtOnceShareTheTurnsEvenly() {
        long group = group(4);
        TransactionTemplate transactions = new TransactionTemplate(new DataSourceTransactionManager(DATABASE));
        List<Long> turns = Collections.synchronizedList(new ArrayList<>());

        CompletableFuture.allOf(IntStream.range(0, 8).mapToObj(worker -> CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 25; i++) {
                int pieces = 1 + (worker * 7 + i) % 5;
                transactions.executeWithoutResult(tx -> turns.addAll(assignment.next(group, pieces)));
            }
        })).toArray(CompletableFuture[]::new)).join();

        List<Long> counts = List.copyOf(turns.stream().collect(Collectors.groupingBy(t -> t, Collectors.counting())).values());
        assertThat(counts).hasSize(4);
        assertThat(Collections.max(counts) - Collections.min(counts)).isLessThanOrEqualTo(1);
    }

    @Test
    void byWeightEachGetsHisShareAndItIsSpreadOverTime() {
        long group = group(3);
        List<Long> members = members(group);
        db.sql("update staff_group set mode = 'weighted' where id = ?").param(group).update();
        db.sql("update staff_group_member set weight = 3 where group_id = ? and staff_id = ?").params(group, members.get(0)).update();

        List<Long> turns = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            turns.addAll(assignment.next(group, 2));
        }

        Map<Long, Long> counts = turns.stream().collect(Collectors.groupingBy(t -> t, Collectors.counting()));
        assertThat(counts).containsEntry(members.get(0), 60L).containsEntry(members.get(1), 20L).containsEntry(members.get(2), 20L);
        assertThat(turns.subList(0, 5)).contains(members.get(1), members.get(2));
    }

    @Test
    void whoIsAwayOrTakesNothingNewIsPassedOverUntilHeIsBack() {
        long group = group(3);
        List<Long> members = members(group);
        availability.share(group, members.get(0), 1, false);
        long absence = availability.addAbsence(members.get(1), clock.instant().minusSeconds(60), clock.instant().plusSeconds(3600), "nghỉ phép");

        assertThat(assignment.next(group, 2)).containsExactly(members.get(2), members.get(2));
        availability.removeAbsence(absence);
        availability.addAbsence(members.get(1), clock.instant().plusSeconds(3600), clock.instant().plusSeconds(7200), null);
        assertThat(assignment.next(group, 2)).containsExactly(members.get(1), members.get(2));
    }

    @Test
    void nobodyGetsMoreThanHeCanTake() {
        long group = group(2);
        List<Long> members = members(group);
        availability.capacity(members.get(0), 2);
        availability.capacity(members.get(1), 3);
        db.sql("insert into ticket (status, owner_id, created, updated) values ('open', ?, now(), now())").param(members.get(1)).update();

        assertThat(assignment.next(group, 6)).containsExactly(members.get(0), members.get(1), members.get(0), members.get(1), null, null);
    }

    /** The long form is {@code -Dkenh.fair=100000}; the short one says the same about less. */
    @Test
    void overManyTurnsOfManyWorkersNobodyIsMoreThanOneAhead() {
        int turns = Integer.getInteger("kenh.fair", 2_000);
        int each = turns > 10_000 ? 10 : 1;
        long group = group(7);
        TransactionTemplate transactions = new TransactionTemplate(new DataSourceTransactionManager(DATABASE));
        Map<Long, LongAdder> counts = new ConcurrentHashMap<>();

        CompletableFuture.allOf(IntStream.range(0, 4).mapToObj(worker -> CompletableFuture.runAsync(() -> {
            for (int i = 0; i < turns / each / 4; i++) {
                transactions.executeWithoutResult(tx -> assignment.next(group, each).forEach(owner -> counts.computeIfAbsent(owner, o -> new LongAdder()).increment()));
            }
        })).toArray(CompletableFuture[]::new)).join();

        List<Long> sums = counts.values().stream().map(LongAdder::sum).toList();
        assertThat(sums).hasSize(7);
        assertThat(sums.stream().mapToLong(n -> n).sum()).isEqualTo(turns / each / 4 * 4L * each);
        assertThat(Collections.max(sums) - Collections.min(sums)).isLessThanOrEqualTo(1);
    }

    private long group(int members) {
        long group = db.sql("insert into staff_group (name) values (gen_random_uuid()::text) returning id").query(Long.class).single();
        for (int i = 0; i < members; i++) {
            db.sql("""
                    with made as (insert into staff (name) values ('someone') returning id)
                    insert into staff_group_member (group_id, staff_id) select ?, id from made""").param(group).update();
        }
        return group;
    }

    private List<Long> members(long group) {
        return db.sql("select staff_id from staff_group_member where group_id = ? order by 1").param(group).query(Long.class).list();
    }
}
