package io.kenh.sync.feed;

import io.kenh.crm.MovedRows;
import io.kenh.crm.MovedWithContact;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which row of another system a contact is goes with it. */
@Configuration(proxyBeanMethods = false)
class MovedLinks {

    @Bean
    MovedWithContact linksOfContact(JdbcClient db) {
        return new MovedRows(db, "link", "foreign_record", "connection_id || ' ' || key", "object_id", "object = 'contact'");
    }
}
