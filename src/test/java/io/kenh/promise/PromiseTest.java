package io.kenh.promise;

import com.zaxxer.hikari.HikariDataSource;
import io.kenh.HubTest;
import io.kenh.Kenh;
import io.kenh.TestPorts;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisConfigurationCustomizer;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A whole hub with its practice world, shared by all tests of promises; each test uses customers of its own. */
@HubTest(classes = Kenh.class, webEnvironment = WebEnvironment.DEFINED_PORT, properties = {
        "kenh.retry.first=40ms", "kenh.retry.longest=400ms", "kenh.sweep=100ms", "kenh.mailbox.poll=300",
        "spring.main.banner-mode=off"})
@Import(PromiseTest.Hooks.class)
abstract class PromiseTest {

    @Autowired
    Environment environment;
    @Autowired
    JdbcClient db;
    @Autowired
    private DataSource database;
    @Autowired
    Faults faults;
    @Autowired
    Clock clock;
    Hub hub;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry properties) {
        int port = TestPorts.free();
        int broker = TestPorts.free();
        properties.add("server.port", () -> port);
        properties.add("kenh.public-url", () -> "http://127.0.0.1:" + port);
        properties.add("promise.broker", () -> "tcp://127.0.0.1:" + broker);
    }

    @BeforeEach
    void open() {
        hub = new Hub(environment.getProperty("kenh.public-url"),
                "http://127.0.0.1:" + environment.getProperty("kenh.world.simulator-port"), db);
    }

    @AfterEach
    void nothingIsLeftBroken() {
        faults.none();
        hub.dials(Map.of());
    }

    /** Where the hub's database is. */
    HikariDataSource pool() {
        try {
            return database.unwrap(HikariDataSource.class);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    MovableClock clock() {
        return (MovableClock) clock;
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Hooks {

        @Bean
        Faults faults() {
            return new Faults();
        }

        @Bean
        static BeanPostProcessor movableClock() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof Clock real ? new MovableClock(real) : bean;
                }
            };
        }

        /** Lets a second hub, in a process of its own, use this one's broker. */
        @Bean
        ArtemisConfigurationCustomizer reachableBroker(Environment environment) {
            return broker -> {
                try {
                    broker.addAcceptorConfiguration("outside", environment.getRequiredProperty("promise.broker"));
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            };
        }
    }
}
