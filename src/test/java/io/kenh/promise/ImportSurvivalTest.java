package io.kenh.promise;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.platform.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An import whose hub is killed again and again leaves no row out and repeats none. {@code mvn test -P soak} */
@Tag("soak")
class ImportSurvivalTest {

    private static final int ROWS = Integer.getInteger("kenh.soak.rows", 40_000);

    @Test
    void theHubIsKilledInTheMiddleOfAnImport() throws IOException {
        try (Stage stage = new Stage(1)) {
            String csv = "name,phone\n" + IntStream.range(0, ROWS).mapToObj(i -> "Dòng %d,09%08d".formatted(i, 10_000_000 + i)).collect(Collectors.joining("\n"));
            HttpResponse<String> made = stage.hub.post("/api/v1/imports?object=lead", csv, "Content-Type", "text/csv", "Authorization", "Bearer token-for-the-stage");
            String path = made.headers().firstValue("Location").orElseThrow(() -> new AssertionError(made.body()));
            stage.hub.post(path + "/start", "{}", "Content-Type", "application/json", "Authorization", "Bearer token-for-the-stage");
            int kills = 0;
            while (!state(stage).equals("done")) {
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(200, 2_500) * 1_000_000);
                stage.killHub(0);
                kills++;
                stage.awaitHub(0);
                long from = stage.hub.count("select position from import");
                while (stage.hub.count("select position from import") == from && !state(stage).equals("done")) {
                    LockSupport.parkNanos(50_000_000);
                }
            }
            System.out.println(Json.write(java.util.Map.of("kills", kills, "rows", ROWS)));
            assertThat(kills).isPositive();
            assertThat(stage.hub.count("select count(*) from lead where name like 'Dòng %'")).isEqualTo(ROWS);
            assertThat(stage.hub.count("select count(distinct name) from lead where name like 'Dòng %'")).isEqualTo(ROWS);
            assertThat(stage.hub.count("select count(*) from change where kind = 'imported'")).isEqualTo(ROWS);
            assertThat(stage.hub.count("select created_rows from import")).isEqualTo(ROWS);
        }
    }

    private static String state(Stage stage) {
        return stage.db.sql("select state from import").query(String.class).single();
    }
}
