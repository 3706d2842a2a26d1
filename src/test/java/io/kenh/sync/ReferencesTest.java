package io.kenh.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.HubTest;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.crm.AddressClaims;
import io.kenh.crm.Edit;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Cause;
import io.kenh.platform.Nodes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Deals that name accounts, on both sides: whichever is linked first, in the end both sides name the same. */
@HubTest
class ReferencesTest {

    private static final Map<String, String> MAPPINGS = Map.of("account", "object: account\nfields: {name: name}\n",
            "opportunity", "object: opportunity\nfields: {name: name, account_id: company}\n");

    @Autowired
    private JdbcClient db;
    @Autowired
    private Records records;
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
    private AddressClaims addresses;
    @Autowired
    private Nodes nodes;
    @Autowired
    private SyncListener listener;
    @Autowired
    private TransactionTemplate transactions;

    private final Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
    private final String mine = UUID.randomUUID().toString().substring(0, 8);
    private final TwoTables crm = new TwoTables();
    private final Map<String, Sync> syncs = new LinkedHashMap<>();
    private Connection connection;
    private Pull pull;
    private Push push;
    private LateReferences late;

    @BeforeEach
    void begin() {
        connection = connections.create("crm-" + mine, "CRM", "rest-crm", Map.of("baseUrl", "http://127.0.0.1:9", "accessToken", "t"));
        SyncStore store = new SyncStore(db, reader, nodes, clock);
        List.of("opportunity", "account").forEach(object -> syncs.put(object, store.byId(transactions.execute(done ->
                store.create(connection.id(), mapping(object), MAPPINGS.get(object)))).orElseThrow()));
        listener.look();
        SyncSettings settings = new SyncSettings(Duration.ZERO, Duration.ZERO, Duration.ZERO, true);
        Checkpoints checkpoints = new Checkpoints(db, clock);
        Pushes pushes = new Pushes(db, clock);
        Conflicts conflicts = new Conflicts(db, clock);
        Book book = new Book(records, links, pushes, conflicts, checkpoints, addresses);
        Inflow inflow = new Inflow(values, counterparts, book, checkpoints, conflicts, new Hints(db, clock), transactions);
        pull = new Pull(db, crm, new NextPage(Runnable::run), values, inflow, checkpoints, pushes, settings, clock);
        Told told = new Told(crm, values, pushes, pull, book, conflicts, checkpoints, transactions);
        push = new Push(records, links, pushes, checkpoints, new NewRow(crm, values, links, pushes, inflow, told, transactions),
                new ChangedRow(crm, records, values, links, counterparts, pushes, inflow, book, told, settings, transactions));
        late = new LateReferences(db, links, inflow, pushes, transactions);
        // what other tests left in these tables is no matter of this CRM
        syncs.values().forEach(sync -> db.sql("update sync_checkpoint set loaded = now(), looked = now(), due = now() where sync_id = ?").param(sync.id()).update());
    }

    @AfterEach
    void leaveNothing() {
        db.sql("delete from sync where connection_id = ?").param(connection.id()).update();
        db.sql("delete from connection where id = ?").param(connection.id()).update();
        listener.look();
        db.sql("delete from opportunity where name like ?").param("%" + mine).update();
        db.sql("delete from account where name like ?").param("%" + mine).update();
    }

    private SyncMapping mapping(String object) {
        return reader.read(MAPPINGS.get(object), crm.object(connection, object).orElseThrow());
    }

    private boolean look(String object) {
        return pull.page(syncs.get(object), mapping(object), connection, crm.object(connection, object).orElseThrow());
    }

    private boolean tell(String object) {
        return push.one(syncs.get(object), mapping(object), connection, crm.object(connection, object).orElseThrow());
    }

    private boolean carry() {
        return late.carry(syncs.get("opportunity"), mapping("opportunity"));
    }

    private Long accountOf(String deal) {
        return (Long) db.sql("select account_id from opportunity where name = ?").param(deal).query().singleRow().get("account_id");
    }

    private long account(String name) {
        return db.sql("select id from account where name = ?").param(name).query(Long.class).single();
    }

    private long waiting() {
        return db.sql("select (select count(*) from sync_awaited_record where sync_id = :s) + (select count(*) from sync_awaited_row where sync_id = :s)")
                .param("s", syncs.get("opportunity").id()).query(Long.class).single();
    }

    @Test
    void referencesOfTheFirstLoadAndLaterOnesFollowSideBySide() {
        TwoTables.Row company = crm.add("account", Map.of("name", "An Phát " + mine));
        crm.add("opportunity", Map.of("name", "Lan " + mine, "company", company.id));
        crm.add("opportunity", Map.of("name", "Mai " + mine, "company", company.id));
        look("opportunity");
        db.sql("update sync_awaited_record set first = true where (sync_id, external_id) in (select sync_id, min(external_id) from sync_awaited_record where sync_id = ? group by 1)")
                .param(syncs.get("opportunity").id()).update();
        look("account");

        while (carry()) { }

        assertThat(accountOf("Lan " + mine)).isEqualTo(account("An Phát " + mine));
        assertThat(accountOf("Mai " + mine)).isEqualTo(account("An Phát " + mine));
        assertThat(waiting()).isZero();
    }

    @Test
    void aRowThatNamesAnUnknownRowIsTakenAndItsReferenceFollows() {
        TwoTables.Row company = crm.add("account", Map.of("name", "An Phát " + mine));
        crm.add("opportunity", Map.of("name", "Minh " + mine, "company", company.id));

        look("opportunity");
        assertThat(accountOf("Minh " + mine)).isNull();
        assertThat(carry()).isFalse();
        look("account");
        assertThat(carry()).isTrue();

        assertThat(accountOf("Minh " + mine)).isEqualTo(account("An Phát " + mine));
        assertThat(waiting()).isZero();
        look("opportunity");
        while (tell("opportunity")) {
            assertThat(crm.writes).isZero();
        }
        assertThat(crm.writes).as("the CRM knows it all").isZero();
    }

    @Test
    void aRecordThatNamesOneWithoutARowIsToldAndItsReferenceFollows() {
        long company = records.create(RecordType.ACCOUNT, Map.of("name", "Bình Minh " + mine), Cause.staff(1));
        records.create(RecordType.OPPORTUNITY, Map.of("name", "Lan " + mine, "account_id", company), Cause.staff(1));

        tell("opportunity");
        TwoTables.Row lan = crm.tables.get("opportunity").values().iterator().next();
        assertThat(lan.values).doesNotContainKey("company");
        tell("account");
        assertThat(carry()).isTrue();
        tell("opportunity");

        assertThat(lan.values).containsEntry("company", crm.tables.get("account").keySet().iterator().next());
        assertThat(accountOf("Lan " + mine)).isEqualTo(company);
        assertThat(waiting()).isZero();
    }

    @Test
    void anUnknownReferenceIsNeitherEmptiedNorWrittenOver() {
        long company = records.create(RecordType.ACCOUNT, Map.of("name", "Hoa Sen " + mine), Cause.staff(1));
        TwoTables.Row row = crm.add("opportunity", Map.of("name", "Tú " + mine, "company", "a-unknown"));
        look("opportunity");
        long deal = db.sql("select id from opportunity where name = ?").param("Tú " + mine).query(Long.class).single();
        records.update(RecordType.OPPORTUNITY, deal, Edit.set("account_id", company), Cause.staff(1));

        tell("opportunity");
        crm.edit(row, "name", "Tú Anh " + mine);
        look("opportunity");
        tell("opportunity");

        assertThat(row.values).containsEntry("company", "a-unknown");
        assertThat(accountOf("Tú Anh " + mine)).isEqualTo(company);
    }

    /** Nobody else sees what is set up here. */
    @Test
    void aFirstLoadWaitsForThatOfWhomItNamesUnlessItFails() {
        transactions.executeWithoutResult(hidden -> {
            db.sql("update sync set state = 'active' where connection_id = ?").param(connection.id()).update();
            syncs.values().forEach(sync -> db.sql("update sync_checkpoint set loaded = null where sync_id = ?").param(sync.id()).update());

            assertThat(late.waitsForLoad(syncs.get("opportunity"), mapping("opportunity"))).isTrue();
            assertThat(late.waitsForLoad(syncs.get("account"), mapping("account"))).isFalse();
            db.sql("update sync_checkpoint set failures = 1 where sync_id = ?").param(syncs.get("account").id()).update();
            assertThat(late.waitsForLoad(syncs.get("opportunity"), mapping("opportunity"))).isFalse();
            hidden.setRollbackOnly();
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whoeverComesFirstBothSidesNameTheSameInTheEnd(long seed) {
        Random random = new Random(seed);
        List<Long> companies = new ArrayList<>();
        List<Long> ours = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            move(random, companies, ours, i);
        }
        for (int i = 0; i < 40; i++) {
            for (String object : List.of("opportunity", "account")) {
                look(object);
                tell(object);
            }
            carry();
        }
        int writes = crm.writes;
        look("opportunity");
        look("account");
        assertThat(tell("opportunity") || tell("account") || carry()).as("anything left").isFalse();
        assertThat(crm.writes).isEqualTo(writes);
        assertThat(crm.echoes).isEmpty();
        assertThat(waiting()).isZero();
        crm.tables.get("opportunity").values().forEach(row -> {
            String named = db.sql("select a.name from opportunity c join account a on a.id = c.account_id where c.name = ?").param(row.values.get("name"))
                    .query(String.class).optional().orElse(null);
            Object company = row.values.get("company");
            assertThat(company == null ? null : crm.tables.get("account").get(company.toString()).values.get("name")).as("%s", row.values).isEqualTo(named);
        });
    }

    private void move(Random random, List<Long> companies, List<Long> ours, int i) {
        List<TwoTables.Row> accounts = List.copyOf(crm.tables.get("account").values());
        List<TwoTables.Row> deals = List.copyOf(crm.tables.get("opportunity").values());
        switch (random.nextInt(9)) {
            case 0 -> companies.add(records.create(RecordType.ACCOUNT, Map.of("name", "c" + i + mine), Cause.staff(1)));
            case 1 -> crm.add("account", Map.of("name", "r" + i + mine));
            case 2 -> ours.add(records.create(RecordType.OPPORTUNITY, companies.isEmpty() ? Map.of("name", "p" + i + mine)
                    : Map.of("name", "p" + i + mine, "account_id", companies.get(random.nextInt(companies.size()))), Cause.staff(1)));
            case 3 -> crm.add("opportunity", accounts.isEmpty() ? Map.of("name", "q" + i + mine)
                    : Map.of("name", "q" + i + mine, "company", accounts.get(random.nextInt(accounts.size())).id));
            case 4 -> {
                if (!companies.isEmpty() && !ours.isEmpty()) {
                    records.update(RecordType.OPPORTUNITY, ours.get(random.nextInt(ours.size())), Edit.set("account_id", companies.get(random.nextInt(companies.size()))), Cause.staff(1));
                }
            }
            case 5 -> {
                if (!accounts.isEmpty() && !deals.isEmpty()) {
                    crm.edit(deals.get(random.nextInt(deals.size())), "company", accounts.get(random.nextInt(accounts.size())).id);
                }
            }
            case 6 -> look(random.nextBoolean() ? "opportunity" : "account");
            case 7 -> tell(random.nextBoolean() ? "opportunity" : "account");
            default -> carry();
        }
    }
}
