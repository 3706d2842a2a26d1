package io.kenh.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.console.run.Runs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
class RunApiTest {

    @Autowired
    private Client api;
    @Autowired
    private Runs runs;
    @Autowired
    private JdbcClient db;

    private final long record = System.nanoTime();
    private long automation;

    @Test
    void the_runs_of_a_record_are_found_and_no_other_s() {
        automation = db.sql("insert into automation (name, state, definition, created, updated) values ('runs of a record', 'draft', '{}', now(), now()) returning id")
                .query(Long.class).single();
        long first = run("lead", record);
        long ticket = run("ticket", record);
        long second = run("lead", record);
        run("lead", record + 1);

        assertThat(listed("objectId=" + record)).containsExactlyInAnyOrder(first, ticket, second);
        assertThat(listed("object=lead&objectId=" + record)).containsExactlyInAnyOrder(first, second);
        assertThat(runs.find(new Runs.Filter(null, "lead", record, null), Long.MAX_VALUE).items()).extracting(Runs.Row::id).containsExactly(second, first);
    }

    private long run(String object, long id) {
        return db.sql("""
                with made as (insert into change (object, object_id, kind, lane, record, cause, at) values (?, ?, 'created', 'test', '{}', 'test', now()) returning id)
                insert into run (automation_id, version, change_id, object, object_id, state, steps, at)
                select ?, 1, id, ?, ?, 'done', '[]', now() from made returning id""").params(object, id, automation, object, id).query(Long.class).single();
    }

    private List<Long> listed(String query) {
        List<Long> ids = new ArrayList<>();
        for (JsonNode run : api.get("/api/v1/runs?" + query).json().get("items")) {
            ids.add(run.get("id").asLong());
        }
        return ids;
    }

    @AfterEach
    void forget() {
        db.sql("delete from change where id in (select change_id from run where automation_id = ?)").param(automation).update();
        db.sql("delete from run where automation_id = ?").param(automation).update();
        db.sql("delete from automation where id = ?").param(automation).update();
    }
}
