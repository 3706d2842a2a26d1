package io.kenh.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures the packaged hub: real HTTP in, real HTTP out to the simulated provider, everything
 * durable, all on one machine. Run by {@code bench/run}; figures go to the standard output.
 */
public final class Bench {

    private static final int SESSIONS = Integer.getInteger("bench.sessions", 16);

    private final HubProcess hub;
    private final AtomicLong number = new AtomicLong(System.nanoTime() % 1_000_000_000L * 1_000);
    private final double seconds = Double.parseDouble(System.getProperty("bench.seconds", "20"));
    /** Seconds of load before anything is measured. */
    private double warm = Double.parseDouble(System.getProperty("bench.warm", "100"));
    private final StringBuilder report = new StringBuilder();

    private Bench(HubProcess hub) {
        this.hub = hub;
    }

    public static void main(String[] args) throws Exception {
        Path data = System.getProperty("bench.data") == null ? Files.createTempDirectory("kenh-bench").resolve("data")
                : Path.of(System.getProperty("bench.data"));
        Files.createDirectories(data);
        long stored = Long.parseLong(System.getProperty("bench.stored", "0"));
        StringBuilder report;
        try (HubProcess hub = new HubProcess(data)) {
            Bench bench = new Bench(hub);
            bench.say("machine: %d cores, Java %s%n", Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"));
            bench.say("start: %.1f s%n", hub.startSeconds());
            bench.all(System.getProperty("bench.data") == null ? "empty" : bench.count("select count(*) from event") + " events stored before");
            if (stored > 0) {
                bench.fill(stored);
                bench.warm /= 5;
                bench.all(stored + " stored events");
            }
            report = bench.report;
        }
        try (HubProcess again = new HubProcess(data)) {
            System.out.printf(Locale.ROOT, "%sstart again over what is stored: %.1f s%n", report, again.startSeconds());
        }
    }

    private void all(String state) throws Exception {
        RawLimits raw = RawLimits.measure(hub);
        say("%n[%s]%n raw limit: %,.0f single-row commits/s, %,.0f rows/s in commits of 100%n", state, raw.singleCommits(), raw.batchedRows());
        hub.put("http://127.0.0.1:" + HubProcess.SIMULATOR + "/world/dials", "{\"*\":{\"receipts\":\"none\"}}");
        // a young JVM compiles more than it works
        if (part("door") || part("lines")) {
            forms(warm, 0, true);
            drain();
        }
        if (part("door")) {
            door(raw);
        }
        if (part("lines")) {
            chain(raw);
        }
        if (part("mail") || part("smtp")) {
            letters(warm);
        }
        if (part("mail")) {
            mails(Integer.getInteger("bench.mails", 2_500));
        }
        if (part("smtp")) {
            listener(Integer.getInteger("bench.mails", 2_500));
        }
        say(" memory: hub %d MB, database %d MB%n", hub.residentMb(), hub.databaseMb());
    }

    /** Which parts to measure; all unless {@code bench.parts} names some. */
    private static boolean part(String name) {
        return List.of(System.getProperty("bench.parts", "door,lines,mail,smtp").split(",")).contains(name);
    }

    private void door(RawLimits raw) throws Exception {
        HttpLoad.Result door = forms(seconds, 0, false);
        say(" door: %,.0f forms/s accepted durably, p50 %.1f ms, p99 %.1f ms = %.2f x single-row commits, %.2f x batched rows%n", door.perSecond(),
                door.millis(0.5), door.millis(0.99), door.perSecond() / raw.singleCommits(), door.perSecond() / raw.batchedRows());
        drain();
        HttpLoad.Result half = forms(seconds, door.perSecond() / 2, false);
        say(" door at half that load: %,.0f forms/s, p50 %.1f ms, p99 %.1f ms%n", half.perSecond(), half.millis(0.5), half.millis(0.99));
        drain();
    }

    private HttpLoad.Result forms(double seconds, double rate, boolean sms) throws InterruptedException {
        String tag = sms ? "Tư vấn" : "Web";
        return new HttpLoad(HubProcess.PORT, "/in/web-form", number, n -> """
                {"name":"Trần Thu Hà %d","phone":"09%07d9","note":"Tôi muốn biết giá của sản phẩm số %d, xin gọi lại sau 17 giờ","tags":["%s"],"source":"bench","product":"%d"}"""
                .formatted(n, n % 10_000_000, n, tag, n % 50)).run(32, seconds, rate);
    }

    private void chain(RawLimits raw) throws Exception {
        long before = count("select count(*) from message where state in ('accepted', 'delivered')");
        double cpu = hub.cpuSeconds();
        double databaseCpu = hub.databaseCpuSeconds();
        long from = System.nanoTime();
        HttpLoad.Result door = forms(seconds, 0, true);
        drain();
        double took = (System.nanoTime() - from) / 1e9;
        long sent = count("select count(*) from message where state in ('accepted', 'delivered')") - before;
        say(" three lines: %,.0f events/s from the form to the SMS call (%,d events, accepted at %,.0f/s) = %.2f x single-row commits; %.0f us CPU of the hub and %.0f of the database each%n",
                sent / took, sent, door.perSecond(), sent / took / raw.singleCommits(), (hub.cpuSeconds() - cpu) * 1e6 / sent,
                (hub.databaseCpuSeconds() - databaseCpu) * 1e6 / sent);
    }

    /** The mailbox is filled first and read then: the practice world's SMTP is slower than the hub. */
    private void mails(int mails) throws Exception {
        long before = count("select count(*) from ticket");
        statement("update connection set active = false where name = 'support-mail'");
        TimeUnit.SECONDS.sleep(4);
        MailLoad.send(HubProcess.SMTP, mails, number);
        statement("update connection set active = true where name = 'support-mail'");
        long first = ticketsOver(before, 1);
        long from = System.nanoTime();
        double cpu = hub.cpuSeconds();
        ticketsOver(before, mails);
        double tickets = (System.nanoTime() - from) / 1e9;
        drain();
        say(" mail: %,.0f tickets/s from a full mailbox, %,.0f mails/s until acknowledgement and SMS had left (%,d mails of %,d bytes; %.0f us CPU of the hub each)%n",
                (mails - first) / tickets, (mails - first) / ((System.nanoTime() - from) / 1e9), mails, MailLoad.BYTES, (hub.cpuSeconds() - cpu) * 1e6 / (mails - first));
    }

    /** Warms up what reads mail, which forms leave alone. */
    private void letters(double seconds) throws Exception {
        String to = receiver();
        long until = System.nanoTime() + (long) (seconds * 1e9);
        while (System.nanoTime() < until) {
            MailLoad.send(HubProcess.LISTENER, to, SESSIONS, 20 * SESSIONS, number);
        }
        drain();
    }

    /** A new address of the hub's own. */
    private String receiver() throws Exception {
        String name = "bench" + number.incrementAndGet();
        hub.post("http://127.0.0.1:" + HubProcess.PORT + "/api/v1/connections", """
                {"name": "%s", "connector": "mail-in", "title": "Bench", "settings": {"address": "info@bench.example"}}""".formatted(name));
        return name + "@" + HubProcess.DOMAIN;
    }

    /** Mail brought to the hub over parallel sessions: confirmed when it is committed, done when its ticket is there. */
    private void listener(int mails) throws Exception {
        String to = receiver();
        long before = count("select count(*) from ticket");
        double cpu = hub.cpuSeconds();
        double databaseCpu = hub.databaseCpuSeconds();
        long from = System.nanoTime();
        MailLoad.send(HubProcess.LISTENER, to, SESSIONS, mails, number);
        double confirmed = (System.nanoTime() - from) / 1e9;
        ticketsOver(before, mails / SESSIONS * SESSIONS);
        double tickets = (System.nanoTime() - from) / 1e9;
        say(" smtp: %,.0f mails/s confirmed over %d sessions, %,.0f tickets/s until the last one (%,d mails of %,d bytes; %.0f us CPU of the hub and %.0f of the database each)%n",
                mails / confirmed, SESSIONS, mails / tickets, mails, MailLoad.BYTES, (hub.cpuSeconds() - cpu) * 1e6 / mails,
                (hub.databaseCpuSeconds() - databaseCpu) * 1e6 / mails);
        drain();
    }

    /** Waits for so many more; answers how many there are then. */
    private long ticketsOver(long before, long wanted) throws Exception {
        long now = count("select count(*) from ticket") - before;
        while (now < wanted) {
            // counting costs what is measured
            TimeUnit.MILLISECONDS.sleep(150);
            now = count("select count(*) from ticket") - before;
        }
        return now;
    }

    private void statement(String sql) throws Exception {
        try (Connection db = hub.database(); Statement statement = db.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Waits until no line has anything left to do. */
    private void drain() throws Exception {
        while (count("select (select count(*) from event_queue) + (select count(*) from change_queue) + (select count(*) from message_queue)") > 0) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private void fill(long events) throws Exception {
        try (Connection db = hub.database(); Statement statement = db.createStatement()) {
            for (long from = 0; from < events; from += 500_000) {
                statement.execute(("""
                        insert into event (connection_id, external_id, kind, lane, payload, at)
                        select (select id from connection where name = 'web-form'), 'form:past:' || md5(n::text), 'form', '+849' || n,
                               jsonb_build_object('name', 'Người cũ ' || n, 'phone', '+849' || n, 'note', repeat('x', 150)), now() - interval '1 day'
                        from generate_series(%d, %d) n order by 2""").formatted(from + 1, Math.min(events, from + 500_000)));
            }
            statement.execute("insert into event_outcome (event_id, outcome, at) select id, 'lead.created', at from event where external_id like 'form:past:%'");
            statement.execute("update tally set received = received + " + events + ", done = done + " + events + " where ctid = (select ctid from tally limit 1)");
            statement.execute("vacuum analyze event");
            statement.execute("vacuum analyze event_outcome");
            statement.execute("checkpoint");
        }
    }

    private long count(String sql) throws IOException, SQLException {
        try (Connection db = hub.database(); Statement statement = db.createStatement(); ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    private void say(String format, Object... values) {
        String line = String.format(Locale.ROOT, format, values);
        report.append(line);
        System.err.print(line);
    }
}
