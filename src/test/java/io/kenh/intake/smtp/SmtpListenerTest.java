package io.kenh.intake.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kenh.api.ApiTest;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.intake.ReceivingAddresses;
import io.kenh.platform.Blobs;
import io.kenh.platform.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

/** Confirmed means committed, and no client, however broken or hostile, gets more than its own mail into the hub. */
@ApiTest
class SmtpListenerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Autowired
    private SmtpListener listener;
    @Autowired
    private ReceivingAddresses addresses;
    @Autowired
    private SmtpDoor door;
    @Autowired
    private Connections connections;
    @Autowired
    private Blobs blobs;
    @Autowired
    private JdbcClient db;

    private final String name = "acme" + System.nanoTime();
    /** A sender for each test: one who writes too much is not given more tickets. */
    private final String sender = "khach" + System.nanoTime() + "@customer.example";
    private final List<SmtpListener> own = new ArrayList<>();
    private Connection acme;
    private String address;

    @BeforeEach
    void connect() {
        acme = connections.create(name, "Acme", ReceivingAddresses.CONNECTOR, Map.of("address", name + "@company.example"));
        address = addresses.of(acme).orElseThrow();
    }

    @AfterEach
    void disconnect() {
        own.forEach(SmtpListener::stop);
        assertThat(listener.memoryTaken()).isZero();
    }

    @Test
    void aMailIsConfirmedOnlyAfterItIsCommittedByteForByte() throws IOException {
        try (Client client = greeted()) {
            String word = client.mail(sender, address, mail("one") + "..dot\r\n\nbare\n.\nnot the end");
            assertThat(word).startsWith("250 ");

            String event = word.replaceAll(".* ", "");
            Map<String, Object> row = db.sql("select encode(blob, 'hex') as blob, payload::text, lane from event where id = ?").param(Long.valueOf(event))
                    .query().singleRow();
            assertThat(new String(blobs.find((String) row.get("blob")).orElseThrow(), StandardCharsets.UTF_8))
                    .isEqualTo(mail("one") + ".dot\r\n\nbare\n.\nnot the end\r\n");
            assertThat(Json.tree((String) row.get("payload")).at("/envelope/to/0").asText()).isEqualTo(address);
            assertThat(row.get("lane")).isEqualTo(sender);
        }
        await().atMost(PATIENCE).until(() -> count("select count(*) from ticket where connection_id = ?") == 1);
    }

    @Test
    void aMailThatIsBroughtAgainBecauseOurWordWasLostIsTheSame() throws IOException {
        for (int i = 0; i < 3; i++) {
            try (Client client = greeted()) {
                assertThat(client.mail(sender, address, mail("again"))).startsWith("250 ");
            }
        }
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void whatCannotBeStoredIsPutOffAndNotConfirmed() throws IOException {
        db.sql("create or replace function full_disk() returns trigger language plpgsql as $$ begin raise exception 'no room'; end $$").update();
        db.sql("create trigger full_disk before insert on event for each row when (new.connection_id = " + acme.id() + ") execute function full_disk()").update();
        try (Client client = greeted()) {
            assertThat(client.mail("a@customer.example", address, mail("later"))).startsWith("451 4.3.0");
            db.sql("drop trigger full_disk on event").update();
            assertThat(client.mail("a@customer.example", address, mail("later"))).startsWith("250 ");
        } finally {
            db.sql("drop trigger if exists full_disk on event").update();
        }
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void onlyOurAddressesAreTakenAndPausedOnesPutOff() throws IOException {
        try (Client client = greeted()) {
            client.say("MAIL FROM:<>");
            assertThat(client.say("RCPT TO:<nobody@in.kenh.example>")).startsWith("550 5.1.1");
            assertThat(client.say("RCPT TO:<web-form@in.kenh.example>")).as("a connection of another kind").startsWith("550 5.1.1");
            assertThat(client.say("RCPT TO:<someone@elsewhere.example>")).startsWith("550 5.7.1");
            assertThat(client.say("RCPT TO:<someone%elsewhere.example@in.kenh.example>")).startsWith("550 5.1.1");
            assertThat(client.say("DATA")).startsWith("554 5.5.1");
            assertThat(client.say("RCPT TO:<Postmaster>")).as("an address at every host").doesNotStartWith("55");
            assertThat(client.say("RCPT TO:<" + address.toUpperCase() + ">")).startsWith("250 ");
            assertThat(client.say("RCPT TO:<" + address.replace("@", "+sales@") + ">")).startsWith("250 ");
            connections.pause(acme.id());
            assertThat(client.say("RCPT TO:<" + address + ">")).startsWith("450 ");
        }
    }

    @Test
    void aClientThatBreaksOffInTheMiddleLeavesNothing() throws IOException {
        try (Client client = greeted()) {
            client.say("MAIL FROM:<a@customer.example>");
            client.say("RCPT TO:<" + address + ">");
            client.say("DATA");
            client.send(mail("half") + "x".repeat(200_000));
        }
        await().atMost(PATIENCE).until(() -> listener.memoryTaken() == 0);
        assertThat(events()).isZero();
    }

    @Test
    void nothingIsSmuggledInsideOfAMail() throws IOException {
        try (Client client = greeted()) {
            String inner = "\n.\r\nMAIL FROM:<ceo@company.example>\r\nRCPT TO:<" + address + ">\r\nDATA\r\nFrom: ceo@company.example\r\n\r\npay\r\n";
            assertThat(client.mail("a@customer.example", address, mail("outer") + inner)).startsWith("250 ");
            assertThat(client.say("NOOP")).isEqualTo("250 2.0.0 Ok");
        }
        assertThat(events()).isEqualTo(1);
        try (Client client = greeted()) {
            client.send("MAIL FROM:<a@customer.example>\n");
            assertThat(client.answer()).as("a bare LF ends no command").startsWith("500 ");
        }
    }

    @Test
    void commandsMayBeSentAheadAndAreAnsweredInOrder() throws IOException {
        try (Client client = greeted()) {
            String one = "MAIL FROM:<a@customer.example>\r\nRCPT TO:<" + address + ">\r\nDATA\r\n";
            client.send(one + mail("first") + "\r\n.\r\n" + one + mail("second") + "\r\n.\r\nNOOP\r\nQUIT\r\n");
            assertThat(client.answers(10)).extracting(word -> word.substring(0, 3))
                    .containsExactly("250", "250", "354", "250", "250", "250", "354", "250", "250", "221");
        }
        assertThat(events()).isEqualTo(2);
    }

    @Test
    void tenThousandRecipientsAreToldToComeInSmallerMails() throws IOException {
        try (Client client = greeted()) {
            client.say("MAIL FROM:<a@customer.example>");
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> {
                try {
                    for (int i = 0; i < 10_000; i++) {
                        client.send("RCPT TO:<" + address.replace("@", "+" + i + "@") + ">\r\n");
                    }
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            List<String> words = client.answers(10_000);
            sent.join();
            assertThat(words.stream().filter(word -> word.startsWith("250 "))).hasSize(100);
            assertThat(words.stream().filter(word -> word.startsWith("452 4.5.3"))).hasSize(9_900);
            client.say("DATA");
            assertThat(client.say(mail("many") + "\r\n.")).startsWith("250 ");
        }
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void whoGuessesAddressesOrTalksNonsenseIsShownOut() throws IOException {
        try (Client client = greeted()) {
            client.say("MAIL FROM:<a@customer.example>");
            String word = null;
            for (int i = 0; i < 21; i++) {
                word = client.say("RCPT TO:<guess" + i + "@in.kenh.example>");
            }
            assertThat(word).startsWith("421 4.7.0");
            assertThat(client.isClosed()).isTrue();
        }
        try (Client client = greeted()) {
            client.send("A".repeat(500_000) + "\r\n");
            assertThat(client.answer()).startsWith("500 5.5.2");
            assertThat(client.say("PROXY TCP4 10.0.0.1 10.0.0.2 1 2")).startsWith("500 5.5.1");
            assertThat(client.say("MAIL FROM:<a\0b@customer.example>")).startsWith("500 5.5.2");
            assertThat(client.say("BDAT 10 LAST")).startsWith("500 ");
            assertThat(client.say("VRFY root")).startsWith("252 ");
        }
    }

    @Test
    void aSlowClientIsCutOffAndHoldsUpNobody() throws IOException {
        int port = listen(10);
        List<Client> slow = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            slow.add(new Client(port));
            slow.get(i).send("EH");
        }
        try (Client fast = new Client(port)) {
            fast.say("EHLO fast");
            assertThat(fast.mail("a@customer.example", address, mail("fast"))).startsWith("250 ");
            fast.say("MAIL FROM:<a@customer.example>");
            fast.say("RCPT TO:<" + address + ">");
            fast.say("DATA");
            for (int i = 0; i < 3; i++) {
                fast.send("x");
                await().pollDelay(Duration.ofMillis(200)).until(() -> true);
            }
            assertThat(fast.answer()).as("a byte now and then is not enough").startsWith("421 4.4.2");
        }
        for (Client client : slow) {
            assertThat(client.answer()).startsWith("421 4.4.2");
            assertThat(client.isClosed()).isTrue();
            client.close();
        }
    }

    @Test
    void connectionsFromOneAddressAreLimited() throws IOException {
        int port = listen(3);
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            clients.add(new Client(port));
        }
        assertThat(clients.get(3).greeting).startsWith("421 4.7.0");
        clients.get(0).close();
        await().atMost(PATIENCE).until(() -> {
            try (Client again = new Client(port)) {
                return again.greeting.startsWith("220 ");
            }
        });
        for (Client client : clients) {
            client.close();
        }
    }

    @Test
    void sizesAreRefusedAsSoonAsTheyAreKnown() throws IOException {
        int port = listen(50, DataSize.ofKilobytes(100), DataSize.ofKilobytes(160));
        try (Client client = new Client(port)) {
            client.say("EHLO size");
            assertThat(client.say("MAIL FROM:<a@customer.example> SIZE=200000")).startsWith("552 5.3.4");
            assertThat(client.mail("a@customer.example", address, mail("liar") + ("x".repeat(900) + "\r\n").repeat(170))).startsWith("552 5.3.4");
            assertThat(client.mail("a@customer.example", address, mail("line") + "x".repeat(60_000))).startsWith("554 5.6.0");
            client.say("MAIL FROM:<a@customer.example> BODY=8BITMIME SMTPUTF8");
            client.say("RCPT TO:<" + address + ">");
            client.say("DATA");
            client.send(("y".repeat(900) + "\r\n").repeat(90));
            try (Client second = new Client(port)) {
                second.say("EHLO second");
                assertThat(second.mail("b@customer.example", address, mail("crowded") + ("z".repeat(900) + "\r\n").repeat(90))).startsWith("452 4.3.1");
            }
            assertThat(client.say("\r\n.")).startsWith("250 ");
        }
    }

    @Test
    void mailsOf27MegabytesComeInBesideSmallOnes() throws IOException {
        String large = mail("large") + ("QUJD".repeat(19) + "\r\n").repeat(27_000_000 / 78);
        try (Client one = greeted(); Client other = greeted()) {
            CompletableFuture<String> word = CompletableFuture.supplyAsync(() -> {
                try {
                    return one.mail("a@customer.example", address, large);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            for (int i = 0; i < 20; i++) {
                assertThat(other.mail("b@customer.example", address, mail("small " + i))).startsWith("250 ");
            }
            assertThat(word.join()).startsWith("250 ");
        }
        assertThat(db.sql("select max(size) from blob").query(Long.class).single()).isGreaterThan(26_000_000);
    }

    @Test
    void parallelSessionsEachGetTheirMailIn() throws Exception {
        List<CompletableFuture<Void>> sessions = IntStream.range(0, 16).mapToObj(s -> CompletableFuture.runAsync(() -> {
            try (Client client = greeted()) {
                for (int i = 0; i < 25; i++) {
                    assertThat(client.mail("k" + s + "@customer.example", address, mail(s + "-" + i))).startsWith("250 ");
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        })).toList();
        sessions.forEach(CompletableFuture::join);
        assertThat(events()).isEqualTo(400);
    }

    @Test
    void whatFollowsStartTlsIsEncryptedAndNothingSlipsInBeforeIt(@TempDir Path folder) throws Exception {
        Certificate certificate = Certificate.in(folder);
        int port = listen(new SmtpSettings(0, null, "127.0.0.1", DataSize.ofMegabytes(5), DataSize.ofMegabytes(10), 100, 10, 10, DataSize.ofKilobytes(50),
                PATIENCE, PATIENCE, Duration.ofMinutes(5), certificate.chain(), certificate.key()));
        try (Client client = new Client(port)) {
            client.say("EHLO before");
            assertThat(client.say("STARTTLS")).startsWith("220 ");
            client.use(certificate.over(client.socket()));
            assertThat(client.say("MAIL FROM:<a@customer.example>")).as("what was said in the clear is forgotten").startsWith("503 ");
            client.say("EHLO after");
            assertThat(client.say("STARTTLS")).startsWith("500 ");
            String event = client.mail(sender, address, mail("secret")).replaceAll(".* ", "");
            assertThat(Json.tree(db.sql("select payload::text from event where id = ?").param(Long.valueOf(event)).query(String.class).single())
                    .at("/envelope/tls").asBoolean()).isTrue();
        }
        try (Client client = new Client(port)) {
            client.say("EHLO before");
            client.send("STARTTLS\r\nMAIL FROM:<injected@customer.example>\r\n");
            assertThat(client.answer()).startsWith("554 5.7.0");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void lmtpAnswersForEachRecipient() throws IOException {
        Connection second = connections.create(name + "-b", "B", ReceivingAddresses.CONNECTOR, Map.of("address", "b@company.example"));
        try (Client client = new Client(listener.lmtpPort())) {
            assertThat(client.say("EHLO smtp")).startsWith("500 ");
            assertThat(client.say("LHLO mta")).startsWith("250 ");
            client.say("MAIL FROM:<a@customer.example>");
            client.say("RCPT TO:<" + address + ">");
            assertThat(client.say("RCPT TO:<nobody@in.kenh.example>")).startsWith("550 ");
            client.say("RCPT TO:<" + addresses.of(second).orElseThrow() + ">");
            client.say("DATA");
            client.send(mail("two") + "\r\n.\r\n");
            assertThat(client.answers(2)).allSatisfy(word -> assertThat(word).startsWith("250 "));
        }
        assertThat(events()).isEqualTo(1);
        assertThat(db.sql("select count(*) from event where connection_id = ?").param(second.id()).query(Long.class).single()).isEqualTo(1);
    }

    private Client greeted() throws IOException {
        Client client = new Client(listener.smtpPort());
        assertThat(client.greeting).startsWith("220 ");
        assertThat(client.say("EHLO client.example")).startsWith("250 ");
        return client;
    }

    private int listen(int perClient) {
        return listen(perClient, DataSize.ofMegabytes(5), DataSize.ofMegabytes(10));
    }

    /** A listener of the test's own, impatient and small. */
    private int listen(int perClient, DataSize largest, DataSize memory) {
        return listen(new SmtpSettings(0, null, "127.0.0.1", largest, memory, 100, perClient, 10, DataSize.ofKilobytes(50),
                Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMinutes(1), null, null));
    }

    private int listen(SmtpSettings settings) {
        SmtpListener made = new SmtpListener(settings, addresses, door);
        made.start();
        own.add(made);
        return made.smtpPort();
    }

    private String mail(String subject) {
        return "From: Khách <" + sender + ">\r\nTo: support@company.example\r\nSubject: " + subject + "\r\n\r\nXin chào.\r\n";
    }

    private long events() {
        return count("select count(*) from event where connection_id = ?");
    }

    private long count(String sql) {
        return db.sql(sql).param(acme.id()).query(Long.class).single();
    }
}
