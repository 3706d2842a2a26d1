package io.kenh.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kenh.HubTest;
import io.kenh.connector.Connections;
import io.kenh.crm.Edit;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Cause;
import io.kenh.platform.Json;
import io.kenh.world.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A CRM of the practice world, over HTTP, through the connector: from the shadow run to a change on either side. */
@HubTest
class SyncTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String MAPPING = """
            object: opportunity
            creates: in
            fields:
              name: name
              stage: {crm: stage, values: {new: open, won: closed}, otherwise: new}
              source: source
            """;

    @Autowired
    private World world;
    @Autowired
    private Syncs syncs;
    @Autowired
    private Connections connections;
    @Autowired
    private Records records;
    @Autowired
    private JdbcClient db;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String mine = "deals-" + UUID.randomUUID().toString().substring(0, 8);
    private long connection;
    private long sync;

    @BeforeEach
    void connect() {
        connection = connections.create("crm-" + mine, "CRM", "rest-crm", Map.of("baseUrl", "http://127.0.0.1:" + world.simulatorPort() + "/rest-crm",
                "accessToken", "t-demo", "opportunityPath", mine)).id();
        sync = syncs.create(connection, MAPPING);
    }

    @AfterEach
    void leaveNothing() {
        syncs.delete(sync);
        db.sql("delete from event_outcome where event_id in (select id from event where connection_id = ?)").param(connection).update();
        connections.pause(connection);
        db.sql("delete from opportunity where source = ?").param(mine).update();
    }

    private String person(String path, Map<String, ?> fields) throws IOException, InterruptedException {
        String answer = http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + world.simulatorPort() + "/rest-crm/" + path))
                .method("CUSTOMER", BodyPublishers.ofString(Json.write(fields))).build(), BodyHandlers.ofString()).body();
        return Json.tree(answer).path("id").asText();
    }

    private Map<String, Object> row(String id) {
        try {
            String answer = http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + world.simulatorPort() + "/rest-crm/" + mine + "/" + id))
                    .header("Authorization", "Bearer t-demo").build(), BodyHandlers.ofString()).body();
            return Json.map(answer);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<Map<String, Object>> deals() {
        return db.sql("select id, name, stage from opportunity where source = ? order by id").param(mine).query().listOfRows();
    }

    @Test
    void theShadowRunSaysWhatIsThenDoneAndEachSideHearsOfTheOther() throws Exception {
        String first = person(mine, Map.of("name", "Máy lọc nước", "stage", "open", "source", mine));
        person(mine, Map.of("name", "Bảo trì", "stage", "closed", "source", mine));

        assertThat(syncs.preview(connection, MAPPING, 1)).singleElement().satisfies(sample -> assertThat(sample.ours()).containsEntry("stage", "new"));
        ShadowReport report = syncs.shadow(sync);
        assertThat(report.whole()).isTrue();
        assertThat(report.counts()).containsOnly(Map.entry("make", 2));
        assertThat(deals()).isEmpty();

        syncs.resume(sync);
        await().atMost(LONG).untilAsserted(() -> assertThat(deals()).extracting(deal -> deal.get("stage")).containsExactly("new", "won"));
        assertThat(syncs.get(sync).checkpoint().made()).isEqualTo(report.counts().get("make").longValue());
        long deal = ((Number) deals().get(0).get("id")).longValue();
        assertThat(db.sql("select kind from change where object = 'opportunity' and object_id = ?").param(deal).query(String.class).list()).containsExactly("imported");

        await().atMost(LONG).until(() -> syncs.get(sync).checkpoint().loaded() != null);
        records.update(RecordType.OPPORTUNITY, deal, Edit.set("stage", "won"), Cause.staff(1));
        await().atMost(LONG).untilAsserted(() -> assertThat(row(first)).containsEntry("stage", "closed").containsEntry("version", "2"));

        person(mine + "/" + first, Map.of("name", "Máy lọc nước 2"));
        syncs.look(sync);
        await().atMost(LONG).untilAsserted(() -> assertThat(deals().get(0)).containsEntry("name", "Máy lọc nước 2").containsEntry("stage", "won"));
        assertThat(row(first)).containsEntry("version", "3");
        assertThat(syncs.get(sync).checkpoint().error()).isNull();
    }
}
