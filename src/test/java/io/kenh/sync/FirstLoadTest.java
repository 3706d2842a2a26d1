package io.kenh.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.kenh.HubTest;
import io.kenh.connector.Answer;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A CRM full of rows: each becomes one record, whatever interrupts; and how fast. */
@HubTest
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
    private io.kenh.crm.Records records;
    @Autowired
    private Connections connections;
    @Autowired
    private MappingReader reader;
    @Autowired
    private Values values;
    @Autowired
    private Links links;
    @Autowired
    private Counterparts counterparts;
    @Autowired
    private io.kenh.crm.AddressClaims addresses;
    @Autowired
    private TransactionTemplate transactions;

    private final String mine = UUID.randomUUID().toString().substring(0, 8);
    private long connection;

    @AfterEach
    void leaveNothing() {
        db.sql("delete from sync where connection_id = ?").param(connection).update();
        db.sql("delete from connection where id = ?").param(connection).update();
        db.sql("delete from identity where object = 'contact' and object_id in (select id from contact where email like ?)").param("%@" + mine + ".example").update();
        db.sql("delete from contact where email like ?").param("%@" + mine + ".example").update();
    }

    @Test
    @Tag("soak")
    void aLoadThatIsCutOffGoesOnWhereItWas() {
        load(2_300, 3);
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
        Many crm = new Many(rows, mine);
        connection = connections.create("crm-" + mine, "CRM", "rest-crm", Map.of("baseUrl", "http://127.0.0.1:9", "accessToken", "t")).id();
        SyncMapping mapping = reader.read(MAPPING, crm.objects(null).get(0));
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
        SyncStore store = new SyncStore(db, reader, Clock.systemUTC());
        Sync sync = store.byId(transactions.execute(done -> store.create(connection, mapping, MAPPING))).orElseThrow();
        Checkpoints checkpoints = new Checkpoints(db, clock);
        int pages = 0;
        while (checkpoints.of(sync.id()).loaded() == null) {
            Conflicts conflicts = new Conflicts(db, clock);
            Pushes pushes = new Pushes(db, clock);
            Book book = new Book(records, links, pushes, conflicts, checkpoints, addresses);
            boolean cutNow = ++pages == cut;
            Pull pull = new Pull(db, crm, values, counterparts, book, cutNow ? new Checkpoints(db, clock) {
                @Override
                void turn(long id, CrmQuery next, Instant newest, int read, Instant due) {
                    throw new FakeCrm.Crash();
                }
            } : checkpoints, pushes, conflicts, new SyncSettings(Duration.ofHours(1), Duration.ZERO, Duration.ZERO, true), transactions, clock);
            try {
                pull.page(sync, mapping, connections.byId(connection), crm.objects(null).get(0));
            } catch (FakeCrm.Crash crash) {
                assertThat(cutNow).isTrue();
            }
        }
        assertThat(db.sql("select count(*), count(distinct email) from contact where email like ?").param("%@" + mine + ".example")
                .query((rs, i) -> List.of(rs.getInt(1), rs.getInt(2))).single()).containsExactly(rows, rows);
        assertThat(db.sql("select count(*) from sync_link where sync_id = ?").param(sync.id()).query(Integer.class).single()).isEqualTo(rows);
        assertThat(db.sql("select distinct kind from change where object = 'contact' and cause = ?").param("sync:" + sync.id()).query(String.class).list())
                .containsExactly("imported");
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
