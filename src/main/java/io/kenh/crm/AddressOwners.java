package io.kenh.crm;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom addresses belong to. Makes people recognisable by those that a person or program entered for them. */
@Component
public class AddressOwners {

    private final JdbcClient db;

    AddressOwners(JdbcClient db) {
        this.db = db;
    }

    /** A contact or lead whose address it is. */
    public record Owner(RecordType type, long id) { }

    /** Whom an address in normal form belongs to: the contact, then the open lead; empty for nobody. */
    public List<Owner> of(String kind, String value) {
        return db.sql("select object, object_id from identity where kind = ? and value = ? order by object").params(kind, value)
                .query((rs, i) -> new Owner(RecordType.of(rs.getString(1)), rs.getLong(2))).list();
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
        if (value != null) {
            long owner = claimed(kind, value, type, id);
            if (owner != id) {
                throw new AddressTaken(kind, type, owner);
            }
        }
    }

    /** Claims one address unless another record of the type has it. Gives whose it is then. */
    long claimed(String kind, Object value, RecordType type, long id) {
        db.sql("insert into identity (kind, value, object, object_id) values (?, ?, ?, ?) on conflict (kind, value, object) do update set evidence = 'stated' "
                + "where identity.object_id = excluded.object_id and identity.evidence = 'guessed'")
                .params(kind, value, type.key(), id).update();
        return db.sql("select object_id from identity where kind = ? and value = ? and object = ?")
                .params(kind, value, type.key()).query(Long.class).single();
    }
}
