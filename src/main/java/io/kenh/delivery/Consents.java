package io.kenh.delivery;

import io.kenh.crm.Addresses;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The ledger of consent. It only grows; nothing but an entry that says so ever gives consent. */
@Component
public class Consents {

    private static final String NEWEST = " order by address, channel, purpose, at desc, id desc";

    private final JdbcClient db;
    private final Clock clock;

    Consents(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The address as the ledger and the gate know it, or empty when it cannot be one. */
    public static Optional<String> address(String channel, String text) {
        return text == null || text.isBlank() ? Optional.empty() : switch (channel) {
            case "sms" -> Addresses.stored(text.strip());
            case "mail" -> Addresses.email(text);
            default -> Optional.of(text.strip());
        };
    }

    /** As {@link #address}; what cannot be an address is only made to look the same in every writing. */
    public static String known(String channel, String text) {
        return address(channel, text).orElseGet(() -> text.strip().toLowerCase(Locale.ROOT));
    }

    /**
     * Adds a row.
     *
     * @param entry its moment may be null for now, and must not lie ahead
     * @return its id
     */
    @Transactional
    public long append(Consent.Entry entry) {
        Instant now = clock.instant();
        Instant at = entry.at() == null ? now : entry.at();
        if (at.isAfter(now)) {
            throw new IllegalArgumentException("at: found %s, wanted a moment that has passed".formatted(at));
        }
        String address = address(entry.channel(), entry.address()).orElseThrow(() -> new IllegalArgumentException(
                "address: found '%s', wanted one that %s can reach".formatted(entry.address(), entry.channel())));
        return db.sql("""
                insert into consent (channel, address, purpose, given, actor, way, evidence, at, recorded)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""")
                .params(entry.channel(), address, entry.purpose().key(), entry.given(), entry.actor(), entry.way(), entry.evidence(),
                        at.atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC)).query(Long.class).single();
    }

    /**
     * Takes consent back, unless the newest entry has done so already; so a link that is pressed again adds nothing.
     *
     * @return whether there is a new entry
     */
    @Transactional
    public boolean withdraw(Consent.Entry entry) {
        boolean already = newest(List.of(known(entry.channel(), entry.address()))).stream()
                .anyMatch(c -> c.channel().equals(entry.channel()) && c.purpose() == entry.purpose() && !c.given());
        if (!already) {
            append(entry);
        }
        return !already;
    }

    /** What counts now: for each address, channel and purpose the newest entry. */
    public List<Consent> newest(Collection<String> addresses) {
        return db.sql("select distinct on (address, channel, purpose) * from consent where address = any(?)" + NEWEST)
                .param(addresses.toArray(String[]::new)).query(Consents::row).list();
    }

    /** Everything that was said about the addresses, newest first. */
    public List<Consent> history(Collection<String> addresses) {
        return db.sql("select * from consent where address = any(?) order by at desc, id desc limit 200")
                .param(addresses.toArray(String[]::new)).query(Consents::row).list();
    }

    private static Consent row(ResultSet rs, int i) throws SQLException {
        return new Consent(rs.getLong("id"), rs.getString("channel"), rs.getString("address"), Purpose.of(rs.getString("purpose")), rs.getBoolean("given"),
                rs.getString("actor"), rs.getString("way"), rs.getString("evidence"), rs.getObject("at", OffsetDateTime.class).toInstant(),
                rs.getObject("recorded", OffsetDateTime.class).toInstant());
    }
}
