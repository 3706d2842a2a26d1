package io.kenh.crm;

import io.kenh.platform.Contended;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has which address, asked and answered for many records at once. */
@Component
public class AddressClaims {

    private final JdbcClient db;

    AddressClaims(JdbcClient db) {
        this.db = db;
    }

    /**
     * The records that have these addresses; an address nobody has is left out.
     *
     * @param kind   {@link Addresses#EMAIL} or {@link Addresses#PHONE}
     * @param values in normal form
     */
    public Map<String, Long> owners(RecordType type, String kind, Collection<String> values) {
        Map<String, Long> owners = new HashMap<>();
        if (!values.isEmpty()) {
            db.sql("select value, object_id from identity where kind = ? and object = ? and value = any(?)")
                    .params(kind, type.key(), values.toArray(String[]::new)).query((rs, i) -> owners.put(rs.getString(1), rs.getLong(2))).list();
        }
        return owners;
    }

    /**
     * Gives addresses that nobody has to their records, in one order everywhere, as part of the caller's transaction.
     *
     * @param owners address in normal form → id of the record
     * @throws Contended when somebody else has just taken one: look again who has it
     */
    public void claim(RecordType type, String kind, Map<String, Long> owners) {
        Map<String, Long> sorted = new TreeMap<>(owners);
        if (sorted.isEmpty()) {
            return;
        }
        int written = db.sql("""
                insert into identity (kind, value, object, object_id, evidence)
                select ?, a.value, ?, a.id, 'guessed' from unnest(?::text[], ?::bigint[]) as a (value, id) on conflict do nothing""")
                .params(kind, type.key(), sorted.keySet().toArray(String[]::new), sorted.values().toArray(Long[]::new)).update();
        if (written < sorted.size()) {
            throw new Contended("somebody has just taken one of the same addresses");
        }
    }
}
