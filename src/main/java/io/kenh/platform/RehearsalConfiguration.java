package io.kenh.platform;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Lets the database be the rehearsal's inside one; {@link RehearsalClock} does the same for the time. */
@Configuration(proxyBeanMethods = false)
class RehearsalConfiguration {

    @Bean
    static BeanPostProcessor rehearsalDatabase() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource database ? new Database(database) : bean;
            }
        };
    }

    /** The hub's database; inside a rehearsal its one session, whose tables hide the hub's. */
    private static final class Database extends DelegatingDataSource {

        Database(DataSource hub) {
            super(hub);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Rehearsal rehearsal = Rehearsal.current();
            return rehearsal == null ? super.getConnection()
                    : new SingleConnectionDataSource(rehearsal.session(), true).getConnection();
        }
    }
}
