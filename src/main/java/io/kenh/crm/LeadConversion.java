package io.kenh.crm;

import io.kenh.event.Cause;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A lead becomes a contact: once, however often and by however many it is asked. */
@Component
public class LeadConversion {

    /** Status of a lead that has become a contact. */
    public static final String CONVERTED = "Converted";

    private final JdbcClient db;
    private final Records records;
    private final ConvertedPerson person;
    private final CompanyAccount accounts;
    private final List<LinkedToLead> links;
    private final Clock clock;

    LeadConversion(JdbcClient db, Records records, ConvertedPerson person, CompanyAccount accounts, List<LinkedToLead> links, Clock clock) {
        this.db = db;
        this.records = records;
        this.person = person;
        this.accounts = accounts;
        this.links = links;
        this.clock = clock;
    }

    /**
     * Makes the lead a contact, or adds it to the contact that has one of its addresses already. The lead is closed with
     * status {@link #CONVERTED} and keeps its history; its addresses and all that hung on it are the contact's from now
     * on. A lead that was converted before is left as it is.
     *
     * @param createAccount whether the lead's company becomes an account when there is none of that name; an account that
     *                      is there is linked in any case
     * @return id of the contact
     * @throws NoSuchElementException when there is no such lead; nothing but a lead can be converted
     */
    @Transactional
    public long convert(long leadId, boolean createAccount, Cause cause) {
        boolean locked = !db.sql("select 1 from lead where id = ? for update").param(leadId).query(Integer.class).list().isEmpty();
        if (!locked) {
            throw new NoSuchElementException("there is no lead %d; only leads can be converted".formatted(leadId));
        }
        Map<String, Object> lead = records.find(RecordType.LEAD, leadId).orElseThrow();
        if (lead.get("converted") != null) {
            return ((Number) lead.get("contact_id")).longValue();
        }
        long contact = person.of(lead, cause);
        accounts.link(lead, contact, createAccount, cause);
        close(leadId, contact, cause);
        links.forEach(link -> link.move(leadId, contact, cause));
        return contact;
    }

    private void close(long lead, long contact, Cause cause) {
        Map<String, Object> set = new LinkedHashMap<>();
        set.put("status", CONVERTED);
        set.put("converted", clock.instant().toString());
        set.put("contact_id", contact);
        records.update(RecordType.LEAD, lead, Edit.set(set), cause);
        db.sql("delete from identity where object = 'lead' and object_id = ?").param(lead).update();
    }
}
