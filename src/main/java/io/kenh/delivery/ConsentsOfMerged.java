package io.kenh.delivery;

import io.kenh.crm.Addresses;
import io.kenh.crm.MovedWithContact;
import io.kenh.event.Cause;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Consent when two contacts become one: who has taken it back at one address has taken it back at all of theirs of the same
 * channel. Nothing is ever given by a merge; the ledger only grows, also when the two part and the former word holds again.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ConsentsOfMerged implements MovedWithContact {

    private static final Map<String, String> CHANNELS = Map.of(Addresses.EMAIL, "mail", Addresses.PHONE, "sms");
    private static final String OTHERS = "chat";

    private final JdbcClient db;
    private final Consents consents;

    ConsentsOfMerged(JdbcClient db, Consents consents) {
        this.db = db;
        this.consents = consents;
    }

    @Override
    public String name() {
        return "consent";
    }

    /** Entries belong to addresses, and are counted with them. */
    @Override
    public long count(long contact) {
        return 0;
    }

    @Override
    public List<String> move(long from, long to, Cause cause) {
        List<String> added = new ArrayList<>();
        addresses(from, to).forEach((channel, addresses) -> {
            List<Consent> newest = consents.newest(addresses).stream().filter(consent -> consent.channel().equals(channel)).toList();
            for (Purpose purpose : Purpose.values()) {
                newest.stream().filter(consent -> consent.purpose() == purpose && !consent.given()).findFirst()
                        .ifPresent(no -> spread(no, others(addresses, newest, purpose), from, to, cause, added));
            }
        });
        return added;
    }

    private void spread(Consent no, List<String> others, long from, long to, Cause cause, List<String> added) {
        for (String address : others) {
            added.add(String.valueOf(consents.append(new Consent.Entry(no.channel(), address, no.purpose(), false, cause.text(), "merge",
                    "contact %d went into contact %d; entry %d takes consent back".formatted(from, to, no.id()), null))));
        }
    }

    /** The addresses that may still be written to: where nothing was said, only what needs no consent may. */
    private static List<String> others(Collection<String> addresses, List<Consent> newest, Purpose purpose) {
        return addresses.stream().filter(address -> {
            Optional<Consent> word = newest.stream().filter(consent -> consent.address().equals(address) && consent.purpose() == purpose).findFirst();
            return word.map(Consent::given).orElse(purpose == Purpose.TRANSACTIONAL);
        }).toList();
    }

    private Map<String, Set<String>> addresses(long one, long other) {
        record Known(String kind, String value) { }
        return db.sql("select kind, value from identity where object = 'contact' and object_id = any(?) order by kind, value")
                .param(new Long[] {one, other}).query(Known.class).list().stream()
                .collect(Collectors.groupingBy(known -> CHANNELS.getOrDefault(known.kind(), OTHERS),
                        Collectors.mapping(Known::value, Collectors.toCollection(TreeSet::new))));
    }

    @Override
    public void back(List<String> moved, long from, long to, Cause cause) {
        moved.forEach(id -> restore(Long.parseLong(id), cause));
    }

    /** Only where the merge's own word is still the newest: what the person has said since counts. */
    private void restore(long id, Cause cause) {
        db.sql("""
                select c.channel, c.address, c.purpose from consent c where id = ? and not exists (
                  select from consent n where n.channel = c.channel and n.address = c.address and n.purpose = c.purpose and (n.at, n.id) > (c.at, c.id))""")
                .param(id).query((rs, i) -> new Consent.Entry(rs.getString(1), rs.getString(2), Purpose.of(rs.getString(3)), true, cause.text(), "merge",
                        "the merge behind entry %d was undone; what held before it holds again".formatted(id), null)).optional()
                .ifPresent(consents::append);
    }
}
