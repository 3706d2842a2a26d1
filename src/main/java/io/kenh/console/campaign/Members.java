package io.kenh.console.campaign;

import io.kenh.campaign.Campaign;
import io.kenh.console.Page;
import io.kenh.console.Where;
import io.kenh.console.Words;
import io.kenh.crm.RecordType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is in a campaign, and who could be. */
@Component
class Members {

    /** Which members; null and blank mean any. {@code owner} is the id of a seller, or {@code none}. */
    record Filter(String q, String step, String owner) {

        public boolean isEmpty() {
            return Words.blank(q, step, owner);
        }
    }

    /**
     * @param source where the record came from, or null
     * @param cause  what brought it into the campaign: {@code automation}, {@code staff}, {@code api} … and by which name; both may be null
     */
    record Member(String object, long id, String name, String address, String source, long opportunity, String step, BigDecimal amount, String owner,
                  String cause, String by, Instant since) { }

    /** Somebody who could be added. */
    record Person(String object, long id, String name, String address) { }

    /** An automation that adds customers to the campaign. */
    record Feed(long id, String name, String state) { }

    /** What brought how many of the newest members; {@code cause} and {@code by} as in {@link Member}. */
    record Source(String cause, String by, long count) { }

    private static final String RECORDS = """
            (select 'lead' as object, id, name, phone, email, source from lead union all select 'contact', id, name, phone, email, source from contact
             union all select 'account', id, name, phone, email, source from account)""";
    /** Of the opportunity a member came in with; c is its first change. */
    private static final String CAUSE = """
            split_part(c.cause, ':', 1) as cause,
              case split_part(c.cause, ':', 1) when 'automation' then (select a.name from automation a where a.id::text = split_part(split_part(c.cause, '/', 1), ':', 2))
                when 'staff' then (select p.name from staff p where p.id::text = split_part(c.cause, ':', 2)) end as by""";
    private static final String FIRST_CHANGE = """
            left join lateral (select cause from change where object = 'opportunity' and object_id = m.opportunity_id order by id limit 1) c on true
            """;
    private static final String PERSON = "coalesce(x.name, '') || ' ' || coalesce(x.phone, '') || ' ' || coalesce(x.email, '') || ' ' || coalesce(x.company, '')";
    private static final int OFFERED = 8;
    /** Of so many of the newest members the sources are counted. */
    static final int LOOKED_AT = 2_000;

    private final JdbcClient db;

    Members(JdbcClient db) {
        this.db = db;
    }

    /** The last added first. */
    Page<Member> find(long campaign, Filter filter, long before) {
        Where where = new Where().and("m.campaign_id = :campaign", "campaign", campaign).and("m.opportunity_id < :before", "before", before)
                .and("o.stage = :step", "step", filter.step()).and(Where.contains("concat_ws(' ', r.name, r.phone, r.email)"), "words", Where.pattern(Words.asStored(filter.q())));
        if ("none".equals(filter.owner())) {
            where.and("o.owner_id is null");
        } else {
            where.and("o.owner_id = :owner", "owner", filter.owner() != null && filter.owner().matches("\\d{1,18}") ? Long.valueOf(filter.owner()) : null);
        }
        return Page.of(where.bind(db.sql("""
                select m.object, m.object_id as id, coalesce(r.name, r.email, r.phone) as name, coalesce(r.phone, r.email) as address, r.source,
                       m.opportunity_id as opportunity, o.stage as step, o.amount, s.name as owner, o.created as since, %s
                from campaign_member m join opportunity o on o.id = m.opportunity_id left join staff s on s.id = o.owner_id
                  left join lateral (select * from %s x where x.object = m.object and x.id = m.object_id) r on true
                %s""".formatted(CAUSE, RECORDS, FIRST_CHANGE) + where + " order by m.opportunity_id desc limit " + Page.FETCH)).query(Member.class).list(), Member::opportunity);
    }

    /** Customers of the right kind who are called so and are not in it; an id finds its record. */
    List<Person> candidates(Campaign campaign, String words) {
        return Words.blank(words) ? List.of() : Stream.of("lead", "contact", "account").filter(campaign::takes)
                .flatMap(object -> candidates(campaign, object, words).stream()).limit(OFFERED).toList();
    }

    private List<Person> candidates(Campaign campaign, String object, String words) {
        return db.sql("""
                select '%1$s' as object, x.id, coalesce(x.name, x.email, x.phone) as name, coalesce(x.phone, x.email) as address from %1$s x
                where (%2$s or x.id = :id)
                  and not exists (select from campaign_member m where m.campaign_id = :campaign and m.object = '%1$s' and m.object_id = x.id)
                order by x.id desc limit :most""".formatted(object, Where.contains(object.equals("account") ? "x.name" : PERSON)))
                .param("words", Where.pattern(Words.asStored(words))).param("id", words.strip().matches("\\d{1,18}") ? Long.parseLong(words.strip()) : -1)
                .param("campaign", campaign.id()).param("most", OFFERED).query(Person.class).list();
    }

    /** Reads what {@link #candidates} offers: {@code lead 12 · Lan}. */
    static Optional<Person> chosen(String written) {
        String[] parts = written == null ? new String[0] : written.strip().split("\\s+", 3);
        boolean named = parts.length > 1 && List.of("lead", "contact", "account").contains(parts[0]) && parts[1].matches("\\d{1,18}");
        return named ? Optional.of(new Person(parts[0], Long.parseLong(parts[1]), null, null)) : Optional.empty();
    }

    static RecordType type(Person person) {
        return RecordType.of(person.object());
    }

    /** Automations that name the campaign, the active ones first. */
    List<Feed> feeds(Campaign campaign) {
        return db.sql("""
                select a.id, a.name, a.state from automation a where exists (select from jsonb_array_elements(a.definition -> 'actions') action
                  where action ->> 'action' = 'add-to-campaign' and action -> 'with' ->> 'campaign' = ?)
                order by array_position(array['active', 'paused', 'draft'], a.state), lower(a.name)""").param(campaign.name()).query(Feed.class).list();
    }

    /** What brought the newest {@link #LOOKED_AT} members, the most frequent first. */
    List<Source> sources(long campaign) {
        return db.sql("select cause, by, count(*) as count from (select %s from (select opportunity_id from campaign_member where campaign_id = ? order by opportunity_id desc limit %d) m %s) s group by 1, 2 order by 3 desc, 2 limit 12"
                .formatted(CAUSE, LOOKED_AT, FIRST_CHANGE)).param(campaign).query(Source.class).list();
    }
}
