package io.kenh.intake.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kenh.api.ApiTest;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.intake.MailboxStates;
import io.kenh.intake.server.Dovecot;
import io.kenh.platform.Json;
import io.kenh.promise.BlackHole;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every mail of a mailbox is taken in once, whatever happens to the server, to the way there, or to this hub. Read from a real Dovecot. */
@ApiTest
@EnabledIf(value = "dovecot", disabledReason = "needs Dovecot: apt-get install --no-install-recommends dovecot-imapd dovecot-pop3d")
class MailboxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, String> SECRETS = Map.of("password", Dovecot.PASSWORD);
    private static Dovecot server;

    @Autowired
    private Connections connections;
    @Autowired
    private Boxes boxes;
    @Autowired
    private Positions positions;
    @Autowired
    private MailboxReader reader;
    @Autowired
    private MailboxStates states;
    @Autowired
    private JdbcClient db;

    private final String user = "u" + System.nanoTime();
    private final List<Watch> watches = new CopyOnWriteArrayList<>();

    static boolean dovecot() {
        return Dovecot.isInstalled();
    }

    @BeforeAll
    static void startServer() throws IOException {
        server = new Dovecot();
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @AfterEach
    void leave() {
        watches.forEach(Watch::stop);
        connections.all().stream().filter(c -> c.name().startsWith(user)).forEach(c -> connections.pause(c.id()));
    }

    @Test
    void aServerThatKnowsIdleTellsOfAMailAtOnce() throws IOException {
        Connection mailbox = connection("imap", server.imap(user));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(state(mailbox)).isNotNull().extracting(MailboxStates.State::way).isEqualTo("idle"));

        server.deliver(user, mail(1));

        await("long before the next look that is due by the clock").atMost(Duration.ofSeconds(10)).until(() -> tickets(mailbox) == 1);
        assertThat(server.flagged(user, "S")).isEqualTo(1);
    }

    @Test
    void aMailboxThatWasNumberedAnewBringsNothingTwiceAndLosesNothing() throws IOException {
        deliver(20);
        Connection mailbox = connection("imap", server.imap(user));
        await().atMost(PATIENCE).until(() -> tickets(mailbox) == 20);
        connections.pause(mailbox.id());
        await().atMost(PATIENCE).until(() -> threads() == 0);

        server.renumber(user);
        for (int i = 20; i < 25; i++) {
            server.deliver(user, mail(i));
        }
        connections.resume(mailbox.id());

        await().atMost(PATIENCE).until(() -> tickets(mailbox) == 25);
        assertThat(events(mailbox)).isEqualTo(25);
        assertThat(duplicates(mailbox)).isEqualTo(20);
    }

    @Test
    void aMailBetweenCommitAndFlagWhenTheHubDiesIsTakenOnceAndFlaggedAfterwards() throws Exception {
        deliver(3);
        Connection mailbox = asleep("imap", server.imap(user));
        assertThatThrownBy(() -> look(mailbox, dyingBefore("finish", box(mailbox)))).hasMessage("killed");
        assertThat(events(mailbox)).isEqualTo(3);
        assertThat(server.flagged(user, "S")).isZero();

        look(mailbox, box(mailbox));

        assertThat(events(mailbox)).isEqualTo(3);
        assertThat(server.flagged(user, "S")).isEqualTo(3);
    }

    @Test
    void aConnectionThatWasForgottenOnItsWayIsNoticedByTheLookThatIsDue() throws Exception {
        try (BlackHole way = new BlackHole(server.imapPort())) {
            Connection mailbox = asleep("imap", server.imap(user, way.port()));
            Box box = new ImapBox(new Login(mailbox, SECRETS, null, Duration.ofSeconds(2)), positions, 1 << 20);
            watch(mailbox, box, Duration.ofSeconds(2));
            server.deliver(user, mail(1));
            await().atMost(PATIENCE).until(() -> events(mailbox) == 1);

            way.begin();
            server.deliver(user, mail(2));
            way.end();

            await().atMost(Duration.ofSeconds(20)).until(() -> events(mailbox) == 2);
        }
    }

    @Test
    void aServerThatSaysByeIsCalledAgain() throws IOException {
        Connection mailbox = connection("imap", server.imap(user));
        server.deliver(user, mail(1));
        await().atMost(PATIENCE).until(() -> tickets(mailbox) == 1);

        server.stop();
        server.deliver(user, mail(2));
        server.start();

        await().atMost(PATIENCE).until(() -> tickets(mailbox) == 2);
    }

    @Test
    void aWrongPasswordIsToldPlainlyAndTriedSeldom() throws IOException {
        Map<String, String> settings = new HashMap<>(server.imap(user));
        settings.put("password", "not the password");
        server.deliver(user, mail(1));
        Connection mailbox = connection("imap", settings);
        await().atMost(PATIENCE).until(() -> connections.byId(mailbox.id()).state().equals("failing"));
        assertThat(connections.byId(mailbox.id()).stateText()).contains("refuses user or password").doesNotContain("not the password");

        await().during(Duration.ofSeconds(8)).atMost(Duration.ofSeconds(10)).until(() -> attempts() == 1);

        settings.put("password", Dovecot.PASSWORD);
        connections.update(mailbox.id(), "Repaired", settings);
        await("with other settings it is tried before the minute is over").atMost(Duration.ofSeconds(45)).until(() -> tickets(mailbox) == 1);
        assertThat(connections.byId(mailbox.id()).state()).isEqualTo("ok");
    }

    private long attempts() throws IOException {
        return server.log().lines().filter(line -> line.contains(user) && line.contains("auth failed")).count();
    }

    @Test
    void twoNodesThatReadOneMailboxAtTheSameTimeTakeEachMailOnce() throws IOException {
        deliver(120);
        Connection mailbox = asleep("imap", server.imap(user));

        CompletableFuture.allOf(CompletableFuture.runAsync(() -> unchecked(mailbox)), CompletableFuture.runAsync(() -> unchecked(mailbox))).join();

        assertThat(events(mailbox)).isEqualTo(120);
        assertThat(server.flagged(user, "S")).isEqualTo(120);
    }

    @Test
    void mailsAreMovedAfterTheyAreCommitted() throws Exception {
        deliver(3);
        Map<String, String> settings = new HashMap<>(server.imap(user));
        settings.putAll(Map.of("after", "move", "moveTo", "Done"));
        Connection mailbox = asleep("imap", settings);
        assertThatThrownBy(() -> look(mailbox, dyingBefore("finish", box(mailbox)))).hasMessage("killed");
        assertThat(server.count(user, "")).isEqualTo(3);

        look(mailbox, box(mailbox));

        assertThat(events(mailbox)).isEqualTo(3);
        assertThat(server.count(user, "")).isZero();
        assertThat(server.count(user, "Done")).isEqualTo(3);
    }

    /** The long form is a mailbox of 27,000: {@code -Dkenh.mailbox.mails=27000}. */
    @Test
    void aFullMailboxWithPoisonedAndHugeMailsIsWorkedOffOverCrashesWithoutLosingOrDoublingAny() throws Exception {
        int mails = Integer.getInteger("kenh.mailbox.mails", 240);
        Random random = new Random(7);
        List<Path> poison = new ArrayList<>();
        for (int i = 0; i < mails; i++) {
            Path file = server.deliver(user, strange(i, random));
            if (i % (mails / 3) == mails / 4) {
                poison.add(file);
            }
        }
        for (Path file : poison) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        }
        Connection mailbox = asleep("imap", server.imap(user));
        long before = System.nanoTime();
        Strikes strikes = new Strikes();
        int crashes = 0;
        long highest = 0;
        long lowest = Long.MAX_VALUE;
        for (boolean more = true; more; ) {
            Box box = new ImapBox(new Login(mailbox, SECRETS, null, Duration.ofSeconds(20)), positions, 256 << 10);
            try {
                more = look(mailbox, random.nextInt(3) == 0 ? dyingBefore(random.nextBoolean() ? "finish" : "fetch", box, random.nextInt(40)) : box, strikes);
            } catch (MessagingException | IOException | IllegalStateException crash) {
                crashes++;
                strikes = "killed".equals(crash.getMessage()) ? new Strikes() : strikes;
            } finally {
                box.close();
            }
            assertThat(crashes).as("it gets on").isLessThan(mails);
            System.gc();
            long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            highest = Math.max(highest, used);
            lowest = Math.min(lowest, used);
        }
        System.out.println("%,d mails, %d crashes, %.0f s, heap at most %,d MB after collection".formatted(mails, crashes, (System.nanoTime() - before) / 1e9,
                highest >> 20));

        assertThat(crashes).isPositive();
        assertThat(events(mailbox)).isEqualTo(mails);
        assertThat(db.sql("select count(*) from large_mail where connection_id = ? and trouble is not null").param(mailbox.id())
                .query(Long.class).single()).as("given up, with their reason").isEqualTo(poison.size());
        assertThat(highest - lowest).as("memory does not grow with the mailbox").isLessThan(100 << 20);
    }

    @Test
    void pop3MailsAreTakenOnceAndStay() throws Exception {
        deliver(5);
        Connection mailbox = asleep("pop3", server.pop3(user, "leave"));
        look(mailbox, box(mailbox));
        server.deliver(user, mail(5));
        look(mailbox, box(mailbox));
        assertThat(events(mailbox)).isEqualTo(6);
        assertThat(duplicates(mailbox)).as("what is known by its name is not even fetched").isZero();

        server.renumber(user);
        look(mailbox, box(mailbox));

        assertThat(events(mailbox)).isEqualTo(6);
        assertThat(server.count(user, "")).isEqualTo(6);
    }

    @Test
    void pop3MailsAreDeletedOnlyAfterTheirCommitEvenOverACrash() throws Exception {
        deliver(3);
        Connection mailbox = asleep("pop3", server.pop3(user, "delete"));
        Box dying = box(mailbox);
        assertThatThrownBy(() -> reader.look(mailbox, dyingBefore("finish", dying), new Strikes())).hasMessage("killed");
        assertThat(events(mailbox)).isEqualTo(3);
        assertThat(server.count(user, "")).isEqualTo(3);
        dying.close();

        look(mailbox, box(mailbox));

        assertThat(events(mailbox)).isEqualTo(3);
        assertThat(server.count(user, "")).isZero();
    }

    private Connection connection(String connector, Map<String, String> settings) {
        return connections.create(user + "-" + connector, user, connector, settings);
    }

    /** One that the hub itself does not watch. */
    private Connection asleep(String connector, Map<String, String> settings) {
        db.sql("insert into connection (name, title, connector, settings, active, state) values (?, ?, ?, ?::jsonb, false, 'paused')")
                .params(user + "-asleep", user, connector, Json.write(settings)).update();
        return connections.byName(user + "-asleep").orElseThrow();
    }

    private Box box(Connection mailbox) {
        return boxes.of(mailbox, SECRETS);
    }

    private long threads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("mailbox-" + user)).count();
    }

    private void watch(Connection mailbox, Box box, Duration most) {
        Watch watch = new Watch(mailbox, Map.of(), box, most, w -> unchecked(mailbox, box));
        watches.add(watch);
        watch.start();
    }

    private void unchecked(Connection mailbox) {
        Box box = box(mailbox);
        unchecked(mailbox, box);
        box.close();
    }

    private void unchecked(Connection mailbox, Box box) {
        try {
            look(mailbox, box, new Strikes());
        } catch (MessagingException | IOException e) {
            box.close();
        }
    }

    private boolean look(Connection mailbox, Box box) throws MessagingException, IOException {
        boolean any = look(mailbox, box, new Strikes());
        box.close();
        return any;
    }

    private boolean look(Connection mailbox, Box box, Strikes strikes) throws MessagingException, IOException {
        boolean any = reader.look(mailbox, box, strikes);
        while (any && reader.look(mailbox, box, strikes)) {
            any = true;
        }
        return any;
    }

    private static Box dyingBefore(String step, Box box) {
        return dyingBefore(step, box, 0);
    }

    /** The hub dies before a step, after it was done so many times. */
    private static Box dyingBefore(String step, Box box, int times) {
        int[] left = {times};
        return (Box) Proxy.newProxyInstance(Box.class.getClassLoader(), new Class<?>[] {Box.class}, (proxy, method, arguments) -> {
            if (method.getName().equals(step) && left[0]-- == 0) {
                throw new IllegalStateException("killed");
            }
            try {
                return method.invoke(box, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private void deliver(int mails) throws IOException {
        for (int i = 0; i < mails; i++) {
            server.deliver(user, mail(i));
        }
    }

    private byte[] mail(int n) {
        return ("From: Khách %1$d <%2$s-%1$d@customer.example>\r\nTo: support@company.example\r\nSubject: Hỏi giá %1$d\r\nMessage-ID: <%2$s.%1$d@customer.example>\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\n\r\nCho tôi hỏi giá của sản phẩm số %1$d.\r\n").formatted(n, user).getBytes(StandardCharsets.UTF_8);
    }

    /** Mostly ordinary; some without a header, some of random bytes, some too large, some that break off. */
    private byte[] strange(int n, Random random) {
        byte[] mail = mail(n);
        switch (n % 40) {
            case 3 -> {
                byte[] noise = new byte[2_000 + n];
                random.nextBytes(noise);
                return noise;
            }
            case 7 -> {
                return (new String(mail, StandardCharsets.UTF_8) + "x".repeat(1 << 20) + n).getBytes(StandardCharsets.UTF_8);
            }
            case 11 -> {
                return Arrays.copyOf(mail, 60 + n % 7);
            }
            case 13 -> {
                return ("Subject: " + n + "dài ".repeat(60_000) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
            }
            case 17 -> {
                return ("Content-Type: multipart/mixed; boundary=x\r\nX: " + user + n + "\r\n\r\n" + "--x\r\n".repeat(5_000)).getBytes(StandardCharsets.UTF_8);
            }
            default -> {
                return mail;
            }
        }
    }

    private MailboxStates.State state(Connection mailbox) {
        return states.all().get(mailbox.id());
    }

    private long tickets(Connection mailbox) {
        return db.sql("select count(*) from ticket where connection_id = ?").param(mailbox.id()).query(Long.class).single();
    }

    private long events(Connection mailbox) {
        return db.sql("select count(*) from event where connection_id = ?").param(mailbox.id()).query(Long.class).single();
    }

    private long duplicates(Connection mailbox) {
        return db.sql("select duplicates from accounting where connection = ?").param(mailbox.name()).query(Long.class).single();
    }
}
