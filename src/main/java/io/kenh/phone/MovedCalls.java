package io.kenh.phone;

import io.kenh.crm.MovedRows;
import io.kenh.crm.MovedWithContact;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Calls with a contact go with it. */
@Configuration(proxyBeanMethods = false)
class MovedCalls {

    @Bean
    MovedWithContact callsOfContact(JdbcClient db) {
        return new MovedRows(db, "call", "phone_call", "id::text", "contact_id", "true");
    }
}
