package io.kenh.crm;

import io.kenh.condition.TextForm;
import io.kenh.event.Cause;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The account of a converted lead's company. */
@Component
class CompanyAccount {

    private final JdbcClient db;
    private final Records records;

    CompanyAccount(JdbcClient db, Records records) {
        this.db = db;
        this.records = records;
    }

    /** Links the contact to the account of the lead's company, unless it has one; part of the caller's transaction. */
    void link(Map<String, Object> lead, long contact, boolean create, Cause cause) {
        String company = lead.get("company") instanceof String name ? name.strip() : "";
        if (company.isEmpty() || records.find(RecordType.CONTACT, contact).orElseThrow().get("account_id") != null) {
            return;
        }
        // Two leads of one company at the same moment make one account.
        db.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))").param("account " + TextForm.plain(company)).query((rs, i) -> null).list();
        Optional<Long> account = db.sql("select id from account where plain_text(name) = plain_text(?) order by id limit 1").param(company)
                .query(Long.class).optional();
        if (account.isEmpty() && create) {
            account = Optional.of(records.create(RecordType.ACCOUNT, fields(lead, company), cause));
        }
        account.ifPresent(id -> records.update(RecordType.CONTACT, contact, Edit.set("account_id", id), cause));
    }

    private static Map<String, Object> fields(Map<String, Object> lead, String company) {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("name", company));
        List.of("industry", "source", "company_size", "owner_id").forEach(field -> fields.put(field, lead.get(field)));
        return fields;
    }
}
