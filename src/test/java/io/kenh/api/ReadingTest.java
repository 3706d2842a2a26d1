package io.kenh.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.api.operation.Operation;
import io.kenh.api.operation.Routes;
import io.kenh.api.table.Field;
import java.util.TreeSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@ApiTest
class ReadingTest {

    @Autowired
    private Client api;
    @Autowired
    private Routes routes;
    @Autowired
    private JdbcClient db;
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Test
    void everyListAnswersWithEveryOfItsFilters() {
        for (Operation list : routes.operations()) {
            if (list.method() != HttpMethod.GET || list.path().contains("{")) {
                continue;
            }
            assertThat(api.get(Routes.ROOT + list.path()).json().get("items")).as(list.path()).isNotNull();
            for (Field parameter : list.parameters()) {
                String path = Routes.ROOT + list.path() + "?" + parameter.name() + "=" + sample(parameter);
                assertThat(api.get(path).status()).as(path).isEqualTo(200);
            }
        }
    }

    private static String sample(Field parameter) {
        return switch (parameter.type()) {
            case ID, INTEGER -> "7";
            case BOOLEAN -> "true";
            case DATE -> "2026-11-21";
            case INSTANT -> "2026-11-21T00:00:00%2B07:00";
            default -> parameter.options().isEmpty() ? parameter.example() == null ? "x" : String.valueOf(parameter.example()).replaceAll("[^\\x21-\\x7e]", "") : parameter.options().get(0);
        };
    }

    @Test
    void everyMappedAddressStandsInTheDocument() {
        JsonNode document = api.get("/api/openapi.json").json();
        Set<String> mapped = new TreeSet<>();
        mapping.getHandlerMethods().keySet().forEach(address -> address.getPathPatternsCondition().getPatternValues().stream()
                .filter(path -> path.startsWith("/api/v1"))
                .forEach(path -> address.getMethodsCondition().getMethods().forEach(method -> mapped.add(method.name().toLowerCase() + " " + path))));
        Set<String> documented = new TreeSet<>();
        document.get("paths").properties().forEach(path -> path.getValue().fieldNames()
                .forEachRemaining(method -> documented.add(method + " " + path.getKey())));

        assertThat(mapped).isNotEmpty().isEqualTo(documented);
        assertThat(document.findValuesAsText("operationId")).doesNotHaveDuplicates();
        document.findValuesAsText("$ref").forEach(ref -> assertThat(document.at(ref.substring(1)).isMissingNode()).as(ref).isFalse());
    }

    @Test
    void theDocumentAndThePageAreOpenAndThePageLoadsNothingFromElsewhere() {
        assertThat(api.send(api.request("/api/openapi.json").setHeader("Authorization", "Bearer")).status()).isEqualTo(200);
        Client.Answer page = api.send(api.request("/api/docs").setHeader("Authorization", "Bearer"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.http().body()).contains("/api/v1/contacts").doesNotContain("http://").doesNotContain("https://").doesNotContain("<script");
    }

    @Test
    void anEventShowsWhereItStandsAndWhatItBecame() {
        long connection = db.sql("insert into connection (name, title, connector) values ('form-1', 'Form', 'web-form') returning id").query(Long.class).single();
        long waiting = event(connection, "a");
        db.sql("insert into event_queue (slot, id, lane, since, held, due) values (1, ?, 'x', now(), true, now() + interval '1 hour')").param(waiting).update();
        long done = event(connection, "b");
        db.sql("insert into event_outcome (event_id, outcome, object, object_id, at) values (?, 'lead.created', 'lead', 7, now())").param(done).update();
        long parked = event(connection, "c");
        db.sql("insert into parked (line, ref, slot, lane, connection, reason, attempts, at) values ('event', ?, 1, 'x', 'form-1', 'unreadable', 1, now())")
                .param(parked).update();

        assertThat(only("waiting").get("id").asLong()).isEqualTo(waiting);
        assertThat(only("done").get("object").asText()).isEqualTo("lead");
        assertThat(only("parked").get("state").asText()).isEqualTo("parked");
        assertThat(api.get("/api/v1/events/" + done).json().at("/payload/name").asText()).isEqualTo("b");
        assertThat(api.get("/api/v1/parked/reasons").json().findValuesAsText("reason")).contains("unreadable");
        long id = api.get("/api/v1/parked?connection=form-1").json().at("/items/0/id").asLong();
        assertThat(api.post("/api/v1/parked/" + id + "/redrive", "").json().get("redriven").asInt()).isEqualTo(1);
        assertThat(api.post("/api/v1/parked/" + id + "/redrive", "").status()).isEqualTo(404);
        assertThat(api.post("/api/v1/parked/redrive", "{\"reason\": \"unreadable\"}").json().get("redriven").asInt()).isZero();
        assertThat(api.get("/api/v1/events?connection=form-1&state=parked").json().get("items")).isEmpty();
        db.sql("delete from event_queue where lane = 'x'").update();
    }

    private long event(long connection, String id) {
        return db.sql("""
                insert into event (connection_id, external_id, kind, lane, payload, at)
                values (?, ?, 'form', 'x', jsonb_build_object('name', ?), now()) returning id""")
                .params(connection, id, id).query(Long.class).single();
    }

    private JsonNode only(String state) {
        JsonNode items = api.get("/api/v1/events?connection=form-1&state=" + state).json().get("items");
        assertThat(items).hasSize(1);
        return items.get(0);
    }
}
