package io.kenh.delivery;

import io.kenh.crm.MovedRows;
import io.kenh.crm.MovedWithContact;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was written to a contact goes with it. */
@Configuration(proxyBeanMethods = false)
class MovedMessages {

    @Bean
    MovedWithContact messagesOfContact(JdbcClient db) {
        return new MovedRows(db, "message", "message", "id::text", "contact_id", "true");
    }
}
