package io.kenh.campaign;

import io.kenh.crm.RecordType;
import io.kenh.event.Cause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to campaigns. */
@Component
public class Campaigns {

    private static final String SELECT = """
            select c.*, (select coalesce(array_agg(staff_id order by staff_id), '{}') from campaign_seller s where s.campaign_id = c.id) as sellers
            from campaign c""";

    private final JdbcClient db;
    private final Joining joining;
    private final CampaignRules rules;
    private final Clock clock;

    Campaigns(JdbcClient db, Joining joining, CampaignRules rules, Clock clock) {
        this.db = db;
        this.joining = joining;
        this.rules = rules;
        this.clock = clock;
    }

    /** Newest first. */
    public List<Campaign> all() {
        return db.sql(SELECT + " order by c.id desc").query(Campaigns::row).list();
    }

    public Optional<Campaign> find(long id) {
        return db.sql(SELECT + " where c.id = ?").param(id).query(Campaigns::row).optional();
    }

    /** By name; unknown names are left out. */
    public Map<String, Campaign> named(Collection<String> names) {
        return names.isEmpty() ? Map.of() : db.sql(SELECT + " where c.name = any(?)").param(names.toArray(String[]::new))
                .query(Campaigns::row).list().stream().collect(Collectors.toMap(Campaign::name, c -> c));
    }

    /** Every fault, each as "field: found …, wanted …"; empty when it can be kept. */
    public List<String> faults(Campaign campaign) {
        return rules.faults(campaign);
    }

    /**
     * Keeps a new campaign (id 0) or changes a known one.
     *
     * @return its id
     * @throws IllegalArgumentException with every fault
     */
    @Transactional
    public long save(Campaign campaign) {
        List<String> faults = faults(campaign);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
        long id = campaign.id() == 0 ? insert(campaign) : update(campaign);
        db.sql("delete from campaign_seller where campaign_id = ?").param(id).update();
        db.sql("insert into campaign_seller (campaign_id, staff_id) select ?, unnest(?::bigint[]) on conflict do nothing")
                .params(id, campaign.sellers().toArray(Long[]::new)).update();
        return id;
    }

    private long insert(Campaign c) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return db.sql("""
                insert into campaign (name, kind, starts, ends, object, steps, manager_id, distribute, created, updated)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""")
                .params(c.name(), c.kind(), c.starts(), c.ends(), c.object(), c.steps().toArray(String[]::new), c.managerId(), c.distribute(), now, now)
                .query(Long.class).single();
    }

    private long update(Campaign c) {
        return db.sql("""
                update campaign set name = ?, kind = ?, starts = ?, ends = ?, object = ?, steps = ?, manager_id = ?, distribute = ?, updated = ?
                where id = ? returning id""")
                .params(c.name(), c.kind(), c.starts(), c.ends(), c.object(), c.steps().toArray(String[]::new), c.managerId(), c.distribute(),
                        OffsetDateTime.now(clock), c.id()).query(Long.class).single();
    }

    /**
     * Makes an opportunity for each who is not in the campaign yet, however many add them at one time; part of the caller's
     * transaction.
     *
     * @return for each candidate the id of the new opportunity; null for one who was in it already
     */
    public List<Long> add(Campaign campaign, List<Candidate> candidates) {
        return joining.add(campaign, candidates);
    }

    /**
     * Brings one record into a campaign by hand.
     *
     * @return the id of the new opportunity; empty for one who is in it already
     * @throws IllegalArgumentException when the campaign has ended or not begun, takes no such record, or the record is gone
     */
    @Transactional
    public Optional<Long> join(Campaign campaign, RecordType type, long id, Cause cause) {
        return joining.one(campaign, type, id, LocalDate.now(clock), cause);
    }

    /** Takes a record out again: it may be added anew, and its opportunities stay without the campaign. False when it was not in it. */
    @Transactional
    public boolean leave(Campaign campaign, RecordType type, long id, Cause cause) {
        return joining.leave(campaign, type, id, cause);
    }

    private static Campaign row(ResultSet rs, int i) throws SQLException {
        return new Campaign(rs.getLong("id"), rs.getString("name"), rs.getString("kind"), rs.getObject("starts", LocalDate.class),
                rs.getObject("ends", LocalDate.class), rs.getString("object"), List.of((String[]) rs.getArray("steps").getArray()),
                rs.getObject("manager_id", Long.class), List.of((Long[]) rs.getArray("sellers").getArray()), rs.getBoolean("distribute"));
    }
}
