package io.kenh.crm.identity;

import io.kenh.crm.RecordType;
import io.kenh.event.Arrival.Address;
import io.kenh.platform.Contended;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which address belongs to whom. One address belongs to at most one contact and one open lead. */
@Component
class AddressBook {

    private record Entry(String kind, String value, String object) { }

    private record Claim(Entry entry, long id) { }

    private final JdbcClient db;

    AddressBook(JdbcClient db) {
        this.db = db;
    }

    /** What is known about some addresses, and what is newly claimed. */
    static final class Page {

        private final Map<Entry, Long> known = new HashMap<>();
        private final List<Claim> claims = new ArrayList<>();

        /** The record that has the first known of the addresses; null when none is known. */
        Long find(RecordType type, List<Address> addresses) {
            return addresses.stream().map(a -> known.get(new Entry(a.kind(), a.value(), type.key())))
                    .filter(java.util.Objects::nonNull).findFirst().orElse(null);
        }

        /** The addresses nobody has become the record's. */
        void claim(RecordType type, long id, List<Address> addresses) {
            for (Address address : addresses) {
                Entry entry = new Entry(address.kind(), address.value(), type.key());
                if (known.putIfAbsent(entry, id) == null) {
                    claims.add(new Claim(entry, id));
                }
            }
        }
    }

    Page open(List<Address> addresses) {
        Page page = new Page();
        db.sql("""
                select i.kind, i.value, i.object, i.object_id from identity i
                join unnest(?::text[], ?::text[]) as a (kind, value) on a.kind = i.kind and a.value = i.value""")
                .params(texts(addresses, Address::kind), texts(addresses, Address::value))
                .query((rs, i) -> page.known.put(new Entry(rs.getString(1), rs.getString(2), rs.getString(3)), rs.getLong(4)))
                .list();
        return page;
    }

    /** Writes the claims, in one order everywhere so that two workers cannot wait for each other. */
    void save(Page page) {
        if (page.claims.isEmpty()) {
            return;
        }
        List<Claim> claims = page.claims.stream()
                .sorted(Comparator.comparing((Claim c) -> c.entry().kind()).thenComparing(c -> c.entry().value())
                        .thenComparing(c -> c.entry().object())).toList();
        int written = db.sql("""
                insert into identity (kind, value, object, object_id, evidence)
                select kind, value, object, id, case when kind in ('email', 'phone') then 'stated' else 'verified' end
                from unnest(?::text[], ?::text[], ?::text[], ?::bigint[]) as a (kind, value, object, id) on conflict do nothing""")
                .params(texts(claims, c -> c.entry().kind()), texts(claims, c -> c.entry().value()),
                        texts(claims, c -> c.entry().object()), claims.stream().map(Claim::id).toArray(Long[]::new))
                .update();
        if (written < claims.size()) {
            throw new Contended("another worker has just met the same address");
        }
    }

    private static <T> String[] texts(List<T> items, java.util.function.Function<T, String> of) {
        return items.stream().map(of).toArray(String[]::new);
    }
}
