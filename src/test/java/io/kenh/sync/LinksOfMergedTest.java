package io.kenh.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.api.ApiTest;
import io.kenh.crm.ContactMerges;
import io.kenh.crm.Edit;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Contacts that become one, and two again, while a CRM keeps rows of them: no row is made twice, and none belongs to nobody. */
@ApiTest
class LinksOfMergedTest {

    private static final Cause CAUSE = Cause.staff(1);
    private static final String MAPPING = """
            object: account
            record: contact
            match: [email]
            creates: in
            fields: {name: name, email: mail, industry: branch, address: street}
            """;

    @Autowired
    private JdbcClient db;
    @Autowired
    private Records records;
    @Autowired
    private ContactMerges merges;
    @Autowired
    private BeanFactory beans;

    private final String mine = UUID.randomUUID().toString().substring(0, 8);
    private final FakeCrm crm = new FakeCrm(new Random(1), true, Instant.now());
    private SyncStage stage;

    @BeforeEach
    void begin() {
        crm.faults = false;
        stage = new SyncStage(beans, crm, MAPPING);
    }

    @AfterEach
    void leaveNothing() {
        stage.close();
        db.sql("delete from identity where object = 'contact' and value like ?").param("%@" + mine + ".example").update();
        db.sql("delete from contact where email like ? or name like ?").params("%@" + mine + ".example", "%" + mine).update();
    }

    private FakeCrm.Row row(String name) {
        return crm.add(Map.of("name", name, "mail", name + "@" + mine + ".example"));
    }

    private long contactOf(FakeCrm.Row row) {
        return db.sql("select record_id from sync_link where sync_id = ? and external_id = ? and not gone").params(stage.sync.id(), row.id).query(Long.class).single();
    }

    private Object name(long contact) {
        return records.find(RecordType.CONTACT, contact).orElseThrow().get("name");
    }

    @Test
    void aRowGoesWithItsContactAndComesBackWithIt() {
        FakeCrm.Row row = row("an");
        stage.settle();
        long came = contactOf(row);
        long here = records.create(RecordType.CONTACT, Map.of("name", "Bình " + mine), CAUSE);
        assertThat(merges.preview(here, came).moves()).containsEntry("row", 1L);

        long merge = merges.merge(here, came, CAUSE);
        stage.settle();
        assertThat(contactOf(row)).isEqualTo(here);
        assertThat(row.values).containsEntry("name", "Bình " + mine);
        crm.edit(row, "branch", "nội thất");
        stage.settle();
        assertThat(records.find(RecordType.CONTACT, here).orElseThrow()).containsEntry("industry", "nội thất");

        merges.undo(merge, CAUSE);
        stage.settle();
        assertThat(contactOf(row)).isEqualTo(came);
        assertThat(row.values).containsEntry("name", "an");
        assertThat(name(here)).isEqualTo("Bình " + mine);
        assertThat(crm.rows).hasSize(1);
    }

    @Test
    void theRowOfTheContactThatIsGoneStandsAsideWhileTheOtherHasItsOwn() {
        FakeCrm.Row kept = row("lan");
        FakeCrm.Row gone = row("mai");
        stage.settle();
        long stays = contactOf(kept);
        long goes = contactOf(gone);
        long merge = merges.merge(stays, goes, CAUSE);
        crm.edit(gone, "name", "mai hai");
        records.update(RecordType.CONTACT, stays, Edit.set("name", "lan hai"), CAUSE);
        stage.settle();
        assertThat(kept.values).containsEntry("name", "lan hai");
        assertThat(gone.values).containsEntry("name", "mai hai");
        assertThat(contactOf(kept)).isEqualTo(stays);
        assertThat(contacts()).containsExactly("lan hai");

        merges.undo(merge, CAUSE);
        stage.settle();
        assertThat(contactOf(gone)).isEqualTo(goes);
        assertThat(name(goes)).isEqualTo("mai hai");
        assertThat(name(stays)).isEqualTo("lan hai");
    }

    @Test
    void theOtherRowTakesOverWhenTheFirstIsTakenAway() {
        FakeCrm.Row kept = row("lan");
        FakeCrm.Row gone = row("mai");
        stage.settle();
        long stays = contactOf(kept);
        long goes = contactOf(gone);
        long merge = merges.merge(stays, goes, CAUSE);
        crm.remove(kept);
        stage.settle();
        crm.edit(gone, "street", "Láng Hạ");
        stage.settle();
        assertThat(contactOf(gone)).isEqualTo(stays);
        assertThat(records.find(RecordType.CONTACT, stays).orElseThrow()).containsEntry("address", "Láng Hạ");

        merges.undo(merge, CAUSE);
        stage.settle();
        assertThat(contactOf(gone)).isEqualTo(goes);
        assertThat(records.load(RecordType.CONTACT, List.of(stays, goes))).hasSize(2);
    }

    private List<String> contacts() {
        return db.sql("select name from contact where email like ? order by id").param("%@" + mine + ".example").query(String.class).list();
    }
}
