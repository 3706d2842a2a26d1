package io.kenh.setup;

import io.kenh.connector.Connections;
import io.kenh.connector.Connectors;
import io.kenh.world.World;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives a hub that starts for the first time what it needs to be useful at once; later starts change nothing. */
@Component
class FirstStart implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstStart.class);
    /** Two nodes that start together: one does the work, the other waits and finds it done. */
    private static final int LOCK = 7_001;

    private final JdbcClient db;
    private final TransactionTemplate transactions;
    private final Connectors connectors;
    private final Connections connections;
    private final ShippedAutomations automations;
    private final ObjectProvider<World> world;

    FirstStart(JdbcClient db, TransactionTemplate transactions, Connectors connectors, Connections connections,
               ShippedAutomations automations, ObjectProvider<World> world) {
        this.db = db;
        this.transactions = transactions;
        this.connectors = connectors;
        this.connections = connections;
        this.automations = automations;
        this.world = world;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        alone(() -> {
            groups();
            connection("web-form", "Web form", "web-form", Map.of());
            world.ifAvailable(this::practice);
        });
        // only after a commit every thread sees the connections, without which an automation stays a draft
        alone(automations::load);
    }

    private void alone(Runnable work) {
        transactions.executeWithoutResult(tx -> {
            db.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((rs, i) -> null).list();
            work.run();
        });
    }

    private void groups() {
        db.sql("insert into staff_group (name) values ('Customer Service'), ('Data Owner') on conflict do nothing").update();
    }

    private void practice(World world) {
        String host = "127.0.0.1";
        String provider = "http://%s:%d".formatted(host, world.simulatorPort());
        connection("support-mail", "Support mailbox", "imap", Map.of("host", host, "port", String.valueOf(world.imapPort()),
                "security", "none", "user", "support@kenh.example", "password", "practice", "address", "support@kenh.example"));
        connection("smtp", "Outgoing mail", "smtp", Map.of("host", host, "port", String.valueOf(world.smtpPort()),
                "security", "none", "fromAddress", "support@kenh.example", "fromName", "Kenh"));
        connection("esms", "eSMS", "esms", Map.of("baseUrl", provider + "/esms", "apiKey", "K-demo", "secretKey", "S-demo",
                "brandname", "KENHDEMO"));
        person("Nguyễn Thị Lan", "lan@kenh.example", "+84901000101");
        person("Trần Văn Minh", "minh@kenh.example", "+84901000202");
    }

    private void connection(String name, String title, String connector, Map<String, String> values) {
        if (connections.byName(name).isPresent()) {
            return;
        }
        if (connectors.byName(connector).isEmpty()) {
            log.warn("Connection {} is not set up: its connector folder '{}' is missing or broken; 'check' tells why", name, connector);
            return;
        }
        connections.create(name, title, connector, values);
    }

    private void person(String name, String email, String phone) {
        db.sql("""
                with made as (insert into staff (name, email, phone) values (?, ?, ?) on conflict (email) do nothing returning id)
                insert into staff_group_member (group_id, staff_id)
                select g.id, made.id from made, staff_group g where g.name = 'Customer Service'""").params(name, email, phone).update();
    }
}
