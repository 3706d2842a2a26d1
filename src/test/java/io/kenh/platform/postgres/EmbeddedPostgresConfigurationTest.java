package io.kenh.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.HubTest;
import io.kenh.TestDatabase;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@HubTest(classes = EmbeddedPostgresConfigurationTest.Hub.class, webEnvironment = WebEnvironment.NONE)
@ExtendWith(OutputCaptureExtension.class)
class EmbeddedPostgresConfigurationTest {

    @Configuration(proxyBeanMethods = false)
    @Import(EmbeddedPostgresConfiguration.class)
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
            JdbcClientAutoConfiguration.class})
    static class Hub {
    }

    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Environment environment;

    @Test
    void aHubWithoutSettingsFindsItsTablesInADatabaseOfItsOwn() {
        assertThat(jdbc.sql("select count(*) from ticket").query(Long.class).single()).isZero();
        assertThat(jdbc.sql("select current_database()").query(String.class).single())
                .isEqualTo(environment.getProperty("kenh.database"));
    }

    @Test
    void anAddressOfAnotherServerKeepsTheEmbeddedOneDown() {
        context().withPropertyValues("spring.datasource.url=jdbc:postgresql://db.example/kenh")
                .run(context -> assertThat(context).hasSingleBean(DataSource.class).doesNotHaveBean(PostgresStarter.class));
    }

    @Test
    void thePasswordStandsInNoLog(CapturedOutput output) {
        context().withPropertyValues("kenh.data=" + TestDatabase.FOLDER, "logging.level.root=debug").run(context ->
                assertThat(output.getAll()).doesNotContain(context.getBean(PostgresStarter.class).await().password()));
    }

    private static ApplicationContextRunner context() {
        return new ApplicationContextRunner().withUserConfiguration(EmbeddedPostgresConfiguration.class)
                .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class));
    }
}
