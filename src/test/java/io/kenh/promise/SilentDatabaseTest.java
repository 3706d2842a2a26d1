package io.kenh.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kenh.TestPorts;
import io.kenh.automation.Automations;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A database whose packets vanish: nothing is refused and nothing answers, which looks like patience for ever. */
class SilentDatabaseTest extends PromiseTest {

    private static final int CROWD = 8;

    @Autowired
    private Automations automations;
    private Hub behind;
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicBoolean going = new AtomicBoolean(true);

    @Test
    void aHubWhoseDatabaseFellSilentGoesOnAndHasNeitherLostNorDoubledAnything() {
        long automation = Rules.smsTo(automations, "silent", "hello");
        try (BlackHole way = new BlackHole(URI.create(pool().getJdbcUrl().substring("jdbc:".length())).getPort());
             OtherHub other = OtherHub.start(Duration.between(Clock.systemUTC().instant(), clock.instant()), Path.of("target/silent-hub.log"),
                     options(TestPorts.free(), way.port()))) {
            await().atMost(Hub.PATIENCE).ignoreExceptions().until(() -> behind.get("/actuator/health/readiness").statusCode() == 200);
            CompletableFuture<Void> crowd = CompletableFuture.runAsync(() -> Hub.parallel(CROWD, CROWD, i -> customers()));
            await().atMost(Hub.PATIENCE).until(() -> taken.size() > 100);

            way.begin();
            await("senders are told that nothing can be stored").atMost(Hub.PATIENCE).until(() -> refused.get() >= CROWD);
            int before = taken.size();
            way.end();
            await("the hub takes in again").atMost(Hub.PATIENCE).until(() -> taken.size() > before + 200);
            going.set(false);
            crowd.join();

            clock().forward(Duration.ofSeconds(20));
            hub.idle();
            automations.pause(automation);
            assertThat(other.isAlive()).isTrue();
            everyCustomerGotOneMessageOnce();
            hub.accountsBalance();
        }
    }

    private void customers() {
        while (going.get()) {
            String phone = Hub.phone();
            while (!submitted(phone)) {
                refused.incrementAndGet();
            }
            taken.add(Hub.e164(phone));
        }
    }

    private boolean submitted(String phone) {
        try {
            return behind.form(Map.of("phone", phone, "tags", "silent")) == 202;
        } catch (RuntimeException noAnswer) {
            return false;
        }
    }

    private void everyCustomerGotOneMessageOnce() {
        Map<Long, Integer> calls = hub.taken();
        List<Map<String, Object>> messages = db.sql("select id, address, state from message where address = any(?)")
                .param(taken.toArray(String[]::new)).query().listOfRows();
        assertThat(messages).extracting(message -> message.get("address")).containsExactlyInAnyOrderElementsOf(taken);
        assertThat(messages).allSatisfy(message -> {
            assertThat(message.get("state")).isIn("accepted", "delivered");
            assertThat(calls.get((Long) message.get("id"))).isEqualTo(1);
        });
    }

    private List<String> options(int port, int database) {
        behind = new Hub("http://127.0.0.1:" + port, null, db);
        return List.of("--server.port=" + port, "--kenh.node=behind", "--kenh.world.enabled=false", "--kenh.data=target/test-data",
                "--spring.datasource.url=" + pool().getJdbcUrl().replaceFirst(":\\d+/", ":" + database + "/"),
                "--spring.datasource.username=" + pool().getUsername(), "--spring.datasource.password=" + pool().getPassword(),
                "--spring.datasource.hikari.data-source-properties.socketTimeout=4", "--spring.datasource.hikari.connection-timeout=3000",
                "--spring.artemis.mode=native", "--spring.artemis.broker-url=" + environment.getProperty("promise.broker"),
                "--kenh.public-url=" + hub.url, "--spring.main.banner-mode=off", "--kenh.retry.first=40ms", "--kenh.retry.longest=400ms");
    }
}
