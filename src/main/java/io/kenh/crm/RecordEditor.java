package io.kenh.crm;

import io.kenh.event.Cause;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records as people and programs enter them: besides the write, a person is recognised by the addresses given from now on. */
@Component
public class RecordEditor {

    private final Records records;
    private final AddressOwners addresses;

    RecordEditor(Records records, AddressOwners addresses) {
        this.records = records;
        this.addresses = addresses;
    }

    /**
     * Makes a record.
     *
     * @param fields columns with values as {@link FieldValues} reads them
     * @return its id
     * @throws AddressTaken when an address is another record's; nothing is written then
     */
    @Transactional
    public long create(RecordType type, Map<String, Object> fields, Cause cause) {
        long id = records.create(type, fields, cause);
        claim(type, id, fields, null);
        return id;
    }

    /**
     * Changes a record; false when there is none.
     *
     * @throws AddressTaken when an address is another record's; nothing is written then
     */
    @Transactional
    public boolean update(RecordType type, long id, Edit edit, Cause cause) {
        boolean there = records.update(type, id, edit, cause);
        if (there && (edit.set().containsKey(Addresses.EMAIL) || edit.set().containsKey(Addresses.PHONE))) {
            claim(type, id, edit.set(), records.find(type, id).orElseThrow().get("converted"));
        }
        return there;
    }

    /** A lead that has become a contact is no longer met by its addresses. */
    private void claim(RecordType type, long id, Map<String, Object> fields, Object converted) {
        if ((type == RecordType.CONTACT || type == RecordType.LEAD) && converted == null) {
            addresses.claim(type, id, new HashMap<>(fields));
        }
    }
}
