package io.kenh.crm.merge;

import io.kenh.crm.MovedRows;
import io.kenh.crm.MovedWithContact;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What of this package hangs on contacts. */
@Configuration(proxyBeanMethods = false)
class MergeConfiguration {

    @Bean
    MovedWithContact movedAddresses(JdbcClient db) {
        return new MovedRows(db, "address", "identity", "kind || ' ' || value", "object_id", "object = 'contact'");
    }

    @Bean
    MovedWithContact movedVisitors(JdbcClient db) {
        return new MovedRows(db, "visitor", "web_visitor", "visitor", "object_id", "object = 'contact'");
    }

    @Bean
    MovedWithContact movedLeads(JdbcClient db, Records records) {
        return new MovedRecords(db, records, RecordType.LEAD);
    }

    @Bean
    MovedWithContact movedOpportunities(JdbcClient db, Records records) {
        return new MovedRecords(db, records, RecordType.OPPORTUNITY);
    }

    @Bean
    MovedWithContact movedTasks(JdbcClient db, Records records) {
        return new MovedRecords(db, records, RecordType.TASK);
    }

    @Bean
    MovedWithContact movedTickets(JdbcClient db, Records records) {
        return new MovedRecords(db, records, RecordType.TICKET);
    }
}
