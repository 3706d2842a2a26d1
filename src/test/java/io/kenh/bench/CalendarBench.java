package io.kenh.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A time of the calendar in a large company: from the moment it is due until the last row of its run log, measured at the
 * packaged hub. Run by {@code bench/automations}.
 */
public final class CalendarBench {

    private static final String EVERYBODY = "{\"field\": \"name\", \"op\": \"not_empty\"}";
    private static final String DEFINITION = """
            {"name": "%s", "object": "contact", "trigger": {"on": "daily", "at": "08:00"},
             "conditions": %s, "actions": [%s]}""";
    private static final String SMS = "{\"action\": \"send-sms\", \"with\": {\"to\": \"customer\", \"text\": \"Xin chao {{name}}\"}}";
    private static final String UPDATE = "{\"action\": \"update-record\", \"with\": {\"set\": {\"source\": \"bench\"}}}";

    private final HubProcess hub;
    private final long contacts = Long.parseLong(System.getProperty("bench.contacts", "1000000"));

    private CalendarBench(HubProcess hub) {
        this.hub = hub;
    }

    public static void main(String[] args) throws Exception {
        Path data = Files.createTempDirectory("kenh-bench").resolve("data");
        Files.createDirectories(data);
        try (HubProcess hub = new HubProcess(data)) {
            new CalendarBench(hub).run();
        }
    }

    private void run() throws Exception {
        fill();
        measure("warm-up, one in ten, skipped SMS", status("Often"), SMS);
        measure("one in a hundred, skipped SMS", status("Rare"), SMS);
        measure("all of them, skipped SMS", EVERYBODY, SMS);
        if (!Boolean.getBoolean("bench.short")) {
            measure("one in ten, record updated", status("Often"), UPDATE);
        }
    }

    private static String status(String status) {
        return "{\"field\": \"status\", \"op\": \"is\", \"value\": \"" + status + "\"}";
    }

    private void fill() throws Exception {
        long from = System.nanoTime();
        sql("""
                insert into contact (name, title, company, status, birthday, score, tags, custom, created, updated)
                select 'Nguyễn Văn ' || n, 'Anh', 'Công ty ' || n %% 1000,
                       case when n %% 100 = 0 then 'Rare' when n %% 10 = 1 then 'Often' else 'Customer' end,
                       date '1950-01-01' + (n %% 20000)::int, n %% 100, array['VIP', 'Tư vấn'], '{"size": 10}', now(), now()
                from generate_series(1, %d) n""".formatted(contacts));
        sql("vacuum analyze contact");
        sql("checkpoint");
        say("%,d contacts written in %.1f s%n", contacts, (System.nanoTime() - from) / 1e9);
    }

    private void measure(String what, String condition, String action) throws Exception {
        long id = count("insert into automation (name, state, definition, created, updated) values ('%1$s', 'active', '%2$s', now(), now()) returning id"
                .formatted(what, DEFINITION.formatted(what, condition, action)));
        sql("insert into automation_version (automation_id, version, definition, at) select id, version, definition, now() from automation where id = " + id);
        while (count("select count(*) from plan where next is not null and automation_id = " + id) == 0) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        long highest = 0;
        double cpu = hub.cpuSeconds();
        double database = hub.databaseCpuSeconds();
        long from = System.nanoTime();
        sql("update plan set next = now(), day = current_date where automation_id = " + id);
        while (count("select count(*) from firing where state <> 'open' and automation_id = " + id) == 0) {
            highest = Math.max(highest, hub.residentMb());
            TimeUnit.MILLISECONDS.sleep(100);
        }
        double seconds = (System.nanoTime() - from) / 1e9;
        long runs = count("select runs from firing where automation_id = " + id);
        say("%s: %.1f s until the last run row; %,d runs, %,.0f/s; CPU of the hub %.1f s, of the database %.1f s; hub at most %d MB%n", what, seconds, runs, runs / seconds,
                hub.cpuSeconds() - cpu, hub.databaseCpuSeconds() - database, highest);
        from = System.nanoTime();
        while (count("select count(*) from change_queue") > 0) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        say("  and %.1f s more until line two had met all changes that came of it%n", (System.nanoTime() - from) / 1e9);
        sql("update automation set state = 'paused', updated = now() where id = " + id);
    }

    private long count(String sql) throws Exception {
        try (Connection db = hub.database(); Statement statement = db.createStatement(); ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    private void sql(String sql) throws Exception {
        try (Connection db = hub.database(); Statement statement = db.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
