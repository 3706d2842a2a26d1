package io.kenh.campaign;

import io.kenh.crm.Edit;
import io.kenh.crm.LinkedToLead;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Cause;
import io.kenh.event.Change;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How customers come into a campaign: each once, and shared out in turn where that is wanted. */
@Component
class Joining implements LinkedToLead {

    private static final int LONGEST_NAME = 200;

    private record Member(String object, long id) { }

    private final JdbcClient db;
    private final Records records;
    private final Newcomers newcomers;

    Joining(JdbcClient db, Records records, Newcomers newcomers) {
        this.db = db;
        this.records = records;
        this.newcomers = newcomers;
    }

    List<Long> add(Campaign campaign, List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return List.of();
        }
        List<Long> ids = new ArrayList<>(records.ids(RecordType.OPPORTUNITY, candidates.size()));
        Set<Member> fresh = enter(campaign, candidates, ids);
        List<Candidate> first = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            Candidate candidate = candidates.get(i);
            boolean isNew = fresh.remove(new Member(candidate.object(), candidate.id()));
            ids.set(i, isNew || candidate.again() ? ids.get(i) : null);
            if (isNew) {
                first.add(candidate);
            }
        }
        create(campaign, candidates, ids);
        newcomers.tell(campaign, first);
        return Collections.unmodifiableList(ids);
    }

    /** @param day on which it happens; a campaign may not have begun or have ended */
    Optional<Long> one(Campaign campaign, RecordType type, long id, LocalDate day, Cause cause) {
        Map<String, Object> record = records.find(type, id).orElseThrow(() -> new IllegalArgumentException("there is no %s %d".formatted(type.key(), id)));
        String closed = campaign.takes(type.key()) ? campaign.closedOn(day) : "the campaign '%s' takes no %s".formatted(campaign.name(), type.key());
        if (closed != null) {
            throw new IllegalArgumentException(closed);
        }
        Map<String, Object> links = new HashMap<>(Map.of(type.key() + "_id", id));
        if (record.get("account_id") instanceof Number account) {
            links.put("account_id", account.longValue());
        }
        Object name = Stream.of("name", "email", "phone").map(record::get).filter(Objects::nonNull).findFirst().orElse(null);
        return Optional.ofNullable(add(campaign, List.of(new Candidate(type.key(), id, (String) name, links, false, null, cause))).get(0));
    }

    boolean leave(Campaign campaign, RecordType type, long id, Cause cause) {
        if (db.sql("delete from campaign_member where campaign_id = ? and object = ? and object_id = ?").params(campaign.id(), type.key(), id).update() == 0) {
            return false;
        }
        List<Long> opportunities = db.sql("select id from opportunity where campaign_id = ? and %s_id = ? order by id".formatted(type.key()))
                .params(campaign.id(), id).query(Long.class).list();
        records.update(opportunities.stream().map(one -> new Records.Update(RecordType.OPPORTUNITY, one, Edit.set("campaign_id", null), cause)).toList());
        return true;
    }

    /** Who was not in it before. */
    private Set<Member> enter(Campaign campaign, List<Candidate> candidates, List<Long> ids) {
        return new HashSet<>(db.sql("""
                insert into campaign_member (campaign_id, object, object_id, opportunity_id)
                select ?, object, object_id, opportunity_id from unnest(?::text[], ?::bigint[], ?::bigint[])
                  with ordinality as t (object, object_id, opportunity_id, n) order by object, object_id, n
                on conflict do nothing returning object, object_id as id""")
                .params(campaign.id(), candidates.stream().map(Candidate::object).toArray(String[]::new),
                        candidates.stream().map(Candidate::id).toArray(Long[]::new), ids.toArray(Long[]::new))
                .query(Member.class).list());
    }

    private void create(Campaign campaign, List<Candidate> candidates, List<Long> ids) {
        List<Integer> made = new ArrayList<>();
        List<Integer> shared = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            if (ids.get(i) != null) {
                made.add(i);
                if (candidates.get(i).distribute() == null ? campaign.distribute() : candidates.get(i).distribute()) {
                    shared.add(i);
                }
            }
        }
        Map<Integer, Long> sellers = turns(campaign, shared);
        records.create(made.stream().map(i -> opportunity(campaign, candidates.get(i), ids.get(i), sellers.get(i))).toList());
    }

    private static Records.New opportunity(Campaign campaign, Candidate candidate, long id, Long seller) {
        Map<String, Object> fields = new HashMap<>(candidate.links());
        String name = candidate.name() == null ? campaign.name() : candidate.name() + " · " + campaign.name();
        fields.put("name", name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name);
        fields.put("stage", campaign.steps().get(0));
        fields.put("campaign_id", campaign.id());
        fields.put("owner_id", seller);
        return new Records.New(RecordType.OPPORTUNITY, id, Change.CREATED, fields, candidate.cause());
    }

    /** The sellers in turn; the campaign's turn is held until the transaction ends. */
    private Map<Integer, Long> turns(Campaign campaign, List<Integer> places) {
        Map<Integer, Long> turns = new HashMap<>();
        if (places.isEmpty()) {
            return turns;
        }
        long last = db.sql("select last_seller from campaign where id = ? for no key update").param(campaign.id()).query(Long.class).single();
        List<Long> sellers = db.sql("""
                select s.id from campaign_seller c join staff s on s.id = c.staff_id and s.active where c.campaign_id = :id
                order by s.id <= :last, s.id""").param("id", campaign.id()).param("last", last).query(Long.class).list();
        for (int i = 0; i < places.size() && !sellers.isEmpty(); i++) {
            turns.put(places.get(i), sellers.get(i % sellers.size()));
        }
        if (!sellers.isEmpty()) {
            db.sql("update campaign set last_seller = ? where id = ?").params(turns.get(places.get(places.size() - 1)), campaign.id()).update();
        }
        return turns;
    }

    /** Who was in a campaign as a lead is in it as a contact. */
    @Override
    public void move(long lead, long contact, Cause cause) {
        db.sql("""
                with gone as (delete from campaign_member where object = 'lead' and object_id = ? returning campaign_id, opportunity_id)
                insert into campaign_member (campaign_id, object, object_id, opportunity_id)
                select campaign_id, 'contact', ?, opportunity_id from gone on conflict do nothing""").params(lead, contact).update();
    }
}
