package io.kenh.platform.postgres;

import java.nio.file.Path;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Gives the hub its own PostgreSQL in {@code kenh.data} (environment: KENH_DATA, default {@code data}), database
 * {@code kenh.database} (default {@code kenh}), unless {@code spring.datasource.url} names another server.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.datasource.url", havingValue = "embedded", matchIfMissing = true)
class EmbeddedPostgresConfiguration {

    @Bean
    static PostgresStarter embeddedPostgresStarter(Environment environment) {
        return new PostgresStarter(Path.of(environment.getProperty("kenh.data", "data")));
    }

    @Bean
    JdbcConnectionDetails embeddedPostgresConnection(PostgresStarter starter, Environment environment) {
        EmbeddedPostgres server = starter.await();
        return new Details(server.url(environment.getProperty("kenh.database", "kenh")), server);
    }

    private record Details(String getJdbcUrl, EmbeddedPostgres server) implements JdbcConnectionDetails {

        @Override
        public String getUsername() {
            return server.user();
        }

        @Override
        public String getPassword() {
            return server.password();
        }
    }
}
