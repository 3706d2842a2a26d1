package io.kenh.connector;

import io.kenh.connector.call.CamelKit;
import io.kenh.connector.call.Credentials;
import io.kenh.connector.call.Guard;
import io.kenh.connector.call.KameletCaller;
import io.kenh.connector.call.Kit;
import io.kenh.connector.call.Questions;
import io.kenh.connector.catalogue.Folders;
import io.kenh.connector.crm.DeclaredCrm;
import io.kenh.connector.grant.DeclaredGrants;
import io.kenh.connector.limit.JdbcBudget;
import io.kenh.connector.secret.KeyFile;
import io.kenh.connector.secret.SecretBox;
import io.kenh.connector.secret.SecretKey;
import io.kenh.connector.smpp.OneBind;
import io.kenh.connector.smpp.SmppStep;
import io.kenh.connector.store.StoredConnections;
import io.kenh.connector.token.JdbcTokens;
import io.kenh.connector.webhook.DeclaredWebhooks;
import io.kenh.platform.Leases;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.Executors;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the parts of the kit together inside the hub. */
@Configuration
class ConnectorConfiguration {

    private static final String PUBLIC_URL = "${kenh.public-url:http://localhost:${server.port:8080}}";

    @Bean
    Folders connectors(@Value("${kenh.connectors:connectors}") Path folder) {
        return new Folders(folder);
    }

    @Bean
    SecretBox secretBox(Environment environment) {
        Path data = Path.of(environment.getProperty("kenh.data", "data"));
        boolean production = environment.acceptsProfiles(Profiles.of("production"));
        String keys = KeyFile.keyText(environment.getProperty("kenh.secret-key"), data, production);
        return new SecretBox(Arrays.stream(keys.split(",")).map(String::strip).map(SecretKey::of).toList());
    }

    @Bean
    StoredConnections connections(JdbcClient jdbc, Folders connectors, SecretBox box) {
        return StoredConnections.in(jdbc, connectors, box);
    }

    @Bean
    Webhooks webhooks(Folders connectors, StoredConnections connections, Clock clock, @Value(PUBLIC_URL) String publicUrl) {
        return new DeclaredWebhooks(connectors, connections, publicUrl, clock);
    }

    @Bean
    JdbcBudget connectorBudget(JdbcClient jdbc, Clock clock) {
        return new JdbcBudget(jdbc, clock);
    }

    @Bean
    JdbcTokens connectorTokens(JdbcClient jdbc, PlatformTransactionManager transactions, SecretBox box, Clock clock) {
        return new JdbcTokens(jdbc, transactions, box, clock);
    }

    @Bean
    KeyRotation keyRotation(StoredConnections connections, JdbcTokens tokens, ObjectProvider<KeepsSeals> others) {
        return () -> {
            int closed = connections.closeAgain();
            connections.all().forEach(tokens::closeAgain);
            others.forEach(KeepsSeals::sealAgain);
            return closed;
        };
    }

    @Bean
    Guard callGuard(CamelContext context, Folders connectors, StoredConnections connections, JdbcBudget budget, JdbcTokens tokens,
            Clock clock) {
        return Kit.guard(context, connectors, connections, budget, tokens, clock,
                Executors.newSingleThreadExecutor(ConnectorConfiguration::daemon));
    }

    @Bean
    Credentials accessTokens(Guard guard) {
        return guard.credentials();
    }

    @Bean
    Grants grants(Folders connectors, StoredConnections connections, Credentials credentials, Seals seals, SecretBox box, JdbcClient jdbc,
            TransactionTemplate transactions, Clock clock, Environment environment) {
        return new DeclaredGrants(connectors, connections, credentials, seals, box, jdbc, transactions, clock, () -> environment.getProperty(
                "kenh.public-url", "http://localhost:" + environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"))));
    }

    @Bean
    Caller caller(Folders connectors, StoredConnections connections, Guard guard, @Value(PUBLIC_URL) String publicUrl) {
        return new KameletCaller(connectors, connections, guard, publicUrl);
    }

    @Bean
    Inquiries inquiries(Folders connectors, Guard guard, Clock clock) {
        return new Questions(connectors, guard, clock);
    }

    @Bean
    Crm crm(Folders connectors, StoredConnections connections, Guard guard) {
        return new DeclaredCrm(connectors, connections, guard);
    }

    @Bean
    SmppStep smppStep(ObjectProvider<Inbox> inbox, Leases leases) {
        return new SmppStep(inbox::getObject, new OneBind(name -> leases.take(name, OneBind.LEASE)));
    }

    @Bean
    CamelContextConfiguration kameletSteps(Clock clock, SmppStep smpp) {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext context) {
                CamelKit.prepare(context, clock, smpp);
            }

            @Override
            public void afterApplicationStart(CamelContext context) {
                // nothing is left to do
            }
        };
    }

    @Bean
    ConnectorWatch connectorWatch(Folders folders, StoredConnections connections, JdbcBudget budget, Guard guard, SmppStep smpp) {
        return new ConnectorWatch(folders, connections, budget, guard, smpp);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "kamelet-removal");
        thread.setDaemon(true);
        return thread;
    }
}
