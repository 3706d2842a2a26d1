package io.kenh.crm;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes people recognisable by the addresses that a person or program entered for them. */
@Component
public class AddressOwners {

    private final JdbcClient db;

    AddressOwners(JdbcClient db) {
        this.db = db;
    }

    /**
     * From now on who writes from these addresses is this contact or lead; part of the caller's transaction.
     * A former address of the record stays its own, since people go on using it.
     *
     * @param fields the record's columns; {@code email} and {@code phone} in normal form, null or absent for none
     * @throws AddressTaken when one of them belongs to another record of the type
     */
    public void claim(RecordType type, long id, Map<String, Object> fields) {
        claim(Addresses.EMAIL, fields.get(Addresses.EMAIL), type, id);
        claim(Addresses.PHONE, fields.get(Addresses.PHONE), type, id);
    }

    private void claim(String kind, Object value, RecordType type, long id) {
        if (value == null) {
            return;
        }
        db.sql("insert into identity (kind, value, object, object_id) values (?, ?, ?, ?) on conflict do nothing")
                .params(kind, value, type.key(), id).update();
        long owner = db.sql("select object_id from identity where kind = ? and value = ? and object = ?")
                .params(kind, value, type.key()).query(Long.class).single();
        if (owner != id) {
            throw new AddressTaken(kind, type, owner);
        }
    }
}
