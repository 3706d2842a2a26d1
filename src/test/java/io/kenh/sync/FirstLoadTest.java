package io.kenh.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.kenh.api.ApiTest;
import io.kenh.connector.Answer;
import io.kenh.connector.Connection;
import io.kenh.connector.Crm;
import io.kenh.connector.CrmField;
import io.kenh.connector.CrmObject;
import io.kenh.connector.CrmPage;
import io.kenh.connector.CrmQuery;
import io.kenh.connector.CrmReply;
import io.kenh.connector.CrmRow;
import io.kenh.connector.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A CRM full of rows: each becomes one record, whatever interrupts; and how fast. */
@ApiTest
class FirstLoadTest {

    private static final int PAGE = 500;
    private static final String MAPPING = """
            object: contact
            direction: in
            match: [email, phone]
            fields: {name: name, email: email, phone: phone, title: title, company: company, status: status}
            """;

    @Autowired
    private JdbcClient db;
    @Autowired
    private BeanFactory beans;

    private final String mine = UUID.randomUUID().toString().substring(0, 8);
    private SyncStage stage;

    @AfterEach
    void leaveNothing() {
        stage.close();
        db.sql("delete from identity where object = 'contact' and object_id in (select id from contact where email like ?)").param("%@" + mine + ".example").update();
        db.sql("delete from contact where email like ?").param("%@" + mine + ".example").update();
    }

    @Test
    void aLoadThatIsCutOffGoesOnWhereItWas() {
        load(1_300, 2);
    }

    @Test
    @Tag("soak")
    void aLargeLoadIsFast() {
        int rows = Integer.getInteger("kenh.rows", 100_000);
        long began = System.nanoTime();
        load(rows, 0);
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf("First load of %,d rows: %.1f s, %,.0f rows/s, heap %d MB%n", rows, seconds, rows / seconds,
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
    }

    /** @param cut after so many pages the process ends in the middle of a page; 0 for never */
    private void load(int rows, int cut) {
        stage = new SyncStage(beans, new Many(rows, mine), MAPPING);
        stage.clock.pass(Duration.ofHours(1));
        for (int pages = 1; stage.checkpoints.of(stage.sync.id()).loaded() == null; pages++) {
            if (pages == cut) {
                stage.restart(new Cut(db, stage.clock));
                assertThatThrownBy(stage::page).isInstanceOf(FakeCrm.Crash.class);
                stage.restart(new Checkpoints(db, stage.clock));
            }
            stage.page();
        }
        assertThat(db.sql("select count(*), count(distinct email) from contact where email like ?").param("%@" + mine + ".example")
                .query((rs, i) -> List.of(rs.getInt(1), rs.getInt(2))).single()).containsExactly(rows, rows);
        assertThat(db.sql("select count(*) from sync_link where sync_id = ?").param(stage.sync.id()).query(Integer.class).single()).isEqualTo(rows);
        assertThat(stage.checkpoints.of(stage.sync.id()).links()).isEqualTo(rows);
        assertThat(db.sql("select distinct kind from change where object = 'contact' and cause = ?").param("sync:" + stage.sync.id()).query(String.class).list())
                .containsExactly("imported");
    }

    /** The process ends at the end of a page. */
    private static final class Cut extends Checkpoints {

        Cut(JdbcClient db, Clock clock) {
            super(db, clock);
        }

        @Override
        void turn(long id, CrmQuery next, Instant newest, int read, Instant due) {
            throw new FakeCrm.Crash();
        }
    }

    /** Rows in the order of their change, three of each second. */
    private record Many(int rows, String mine) implements Crm {

        private static final Instant BEGAN = Instant.parse("2020-01-01T00:00:00Z");

        @Override
        public List<CrmObject> objects(Connection connection) {
            return List.of(new CrmObject("contact", List.of("name", "email", "phone", "title", "company", "status").stream()
                    .map(name -> new CrmField(name, null, "text", List.of(), false, null)).toList(), Set.of("list"), 120, true, false));
        }

        @Override
        public Optional<CrmObject> object(Connection connection, String object) {
            return Optional.of(objects(connection).get(0));
        }

        @Override
        public CrmPage list(Connection connection, String object, CrmQuery query) {
            int from = query.since().isBefore(BEGAN) ? 0 : (int) Duration.between(BEGAN, query.since()).toSeconds() * 3;
            List<CrmRow> page = IntStream.range(from, Math.min(rows, from + PAGE)).mapToObj(this::row).toList();
            CrmRow last = page.get(page.size() - 1);
            return new CrmPage(Answer.of(Outcome.ACCEPTED, "200", null), page, from + PAGE >= rows ? null : new CrmQuery(last.modified(), last.id(), null));
        }

        private CrmRow row(int n) {
            return new CrmRow("r" + n, BEGAN.plusSeconds(n / 3), "1", false, null, Map.of("name", "Khách hàng " + n, "email", "k" + n + "@" + mine + ".example",
                    "phone", "+8490" + String.format("%07d", n), "title", "Giám đốc", "company", "Công ty " + n % 1_000, "status", "Mới"), MissingNode.getInstance());
        }

        @Override
        public CrmPage deletions(Connection connection, String object, CrmQuery query) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CrmReply read(Connection connection, String object, String id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CrmReply find(Connection connection, String object, String marker) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CrmReply create(Connection connection, String object, Map<String, Object> written, String marker) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CrmReply update(Connection connection, String object, CrmRow now, Map<String, Object> written) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CrmReply delete(Connection connection, String object, CrmRow now) {
            throw new UnsupportedOperationException();
        }
    }
}
