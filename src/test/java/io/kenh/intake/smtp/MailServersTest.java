package io.kenh.intake.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kenh.TestPorts;
import io.kenh.api.ApiTest;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.intake.ReceivingAddresses;
import io.kenh.intake.server.Exim;
import io.kenh.intake.server.Postfix;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

/** A company's own mail server forwards to the hub, while the hub stumbles, stops and starts again: each mail once. */
@ApiTest
class MailServersTest {

    private static final int MAILS = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    private ReceivingAddresses addresses;
    @Autowired
    private SmtpDoor door;
    @Autowired
    private Connections connections;
    @Autowired
    private JdbcClient db;

    private final int port = TestPorts.free();
    private final int lmtpPort = TestPorts.free();
    private Connection acme;
    private String address;
    private SmtpListener listener;

    @BeforeEach
    void connect() {
        String name = "mta" + System.nanoTime();
        acme = connections.create(name, "Acme", ReceivingAddresses.CONNECTOR, Map.of("address", "info@company.example"));
        address = addresses.of(acme).orElseThrow();
        listen();
    }

    @AfterEach
    void disconnect() {
        listener.stop();
        db.sql("drop trigger if exists now_and_then on event").update();
        connections.pause(acme.id());
    }

    static boolean postfix() {
        return Postfix.canRun();
    }

    static boolean exim() {
        return Exim.isInstalled();
    }

    @ParameterizedTest
    @ValueSource(strings = {"smtp", "lmtp:inet"})
    @EnabledIf(value = "postfix", disabledReason = "needs Postfix, and root to start it: apt-get install --no-install-recommends postfix")
    void postfixBringsEachMailOnce(String transport) throws Exception {
        try (Postfix server = new Postfix(address, transport, transport.equals("smtp") ? port : lmtpPort)) {
            everyMailOnce(server.port(), server::waiting, server::log);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"smtp", "lmtp"})
    @EnabledIf(value = "exim", disabledReason = "needs Exim 4 as /usr/sbin/exim4 or /opt/exim4/usr/sbin/exim4")
    void eximBringsEachMailOnce(String protocol) throws Exception {
        try (Exim server = new Exim(address, protocol, protocol.equals("smtp") ? port : lmtpPort)) {
            everyMailOnce(server.port(), server::waiting, server::log);
        }
    }

    private void everyMailOnce(int server, Callable<Long> waiting, Callable<String> log) throws Exception {
        stumble();
        try (Client client = new Client(server)) {
            client.say("EHLO customer.example");
            for (int i = 0; i < MAILS; i++) {
                assertThat(client.mail("khach" + i + "@customer.example", "info@company.example", mail(i))).startsWith("250");
                if (i == MAILS / 3) {
                    listener.stop();
                }
            }
            assertThat(client.mail("large@customer.example", "info@company.example", mail(MAILS) + ("QUJD".repeat(19) + "\r\n").repeat(300_000))).startsWith("250");
        }
        db.sql("drop trigger now_and_then on event").update();
        listen();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(waiting.call()).as(log.call()).isZero());
        assertThat(events()).as(log.call()).isEqualTo(MAILS + 1);
    }

    /** One event in three cannot be stored. */
    private void stumble() {
        db.sql("create or replace function now_and_then() returns trigger language plpgsql as $$ begin raise exception 'not now'; end $$").update();
        db.sql("create trigger now_and_then before insert on event for each row when (new.connection_id = %d and random() < 0.3) execute function now_and_then()"
                .formatted(acme.id())).update();
    }

    private void listen() {
        listener = new SmtpListener(new SmtpSettings(port, lmtpPort, "127.0.0.1", DataSize.ofMegabytes(50), DataSize.ofMegabytes(64), 100, 50, 100,
                DataSize.ofMegabytes(1), Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(5), null, null), addresses, door);
        listener.start();
    }

    private static String mail(int n) {
        return "From: khach%1$d@customer.example\r\nTo: info@company.example\r\nSubject: Hỏi giá %1$d\r\nMessage-ID: <mta.%1$d.%2$d@customer.example>\r\n\r\nXin chào %1$d.\r\n"
                .formatted(n, System.nanoTime());
    }

    private long events() {
        return db.sql("select count(*) from event where connection_id = ?").param(acme.id()).query(Long.class).single();
    }
}
