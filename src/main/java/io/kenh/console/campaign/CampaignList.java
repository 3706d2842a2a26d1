package io.kenh.console.campaign;

import io.kenh.campaign.Campaign;
import io.kenh.campaign.Campaigns;
import io.kenh.console.Missing;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Campaigns with their numbers. */
@Component
class CampaignList {

    /** Opportunities in one step: how many, how many of them without a seller, and what they are worth together. */
    record Step(String name, long count, long free, BigDecimal amount) {

        private static Step none(String name) {
            return new Step(name, 0, 0, BigDecimal.ZERO);
        }
    }

    /** A step as part of one bar: where it begins and how wide it is, in per cent; {@code index} is its place among the steps. */
    record Part(int index, Step step, double x, double width) { }

    /**
     * @param steps   those of the campaign in their order, then others that its opportunities have
     * @param manager name, or null
     */
    record Row(Campaign campaign, List<Step> steps, long members, String manager, boolean ended) {

        public long opportunities() {
            return steps.stream().mapToLong(Step::count).sum();
        }

        public long free() {
            return steps.stream().mapToLong(Step::free).sum();
        }

        /** Steps that hold something, side by side. */
        public List<Part> parts() {
            List<Part> parts = new ArrayList<>();
            double x = 0;
            for (int i = 0; i < steps.size(); i++) {
                double width = 100.0 * steps.get(i).count() / Math.max(1, opportunities());
                if (width > 0) {
                    parts.add(new Part(i, steps.get(i), x, width));
                }
                x += width;
            }
            return parts;
        }

        public BigDecimal amount() {
            return steps.stream().map(Step::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    private final Campaigns campaigns;
    private final JdbcClient db;
    private final Clock clock;

    CampaignList(Campaigns campaigns, JdbcClient db, Clock clock) {
        this.campaigns = campaigns;
        this.db = db;
        this.clock = clock;
    }

    /** Newest first. */
    List<Row> all() {
        return rows(campaigns.all());
    }

    Row find(long id) {
        return rows(List.of(campaigns.find(id).orElseThrow(() -> new Missing("campaign", id)))).get(0);
    }

    private List<Row> rows(List<Campaign> some) {
        Long[] ids = some.stream().map(Campaign::id).toArray(Long[]::new);
        Map<Long, Map<String, Step>> steps = steps(ids);
        Map<Long, Long> members = new HashMap<>();
        db.sql("select campaign_id, count(*) from campaign_member where campaign_id = any(?) group by 1").param(ids)
                .query(rs -> {
                    members.put(rs.getLong(1), rs.getLong(2));
                });
        Map<Long, String> names = new HashMap<>();
        db.sql("select id, name from staff").query(rs -> {
            names.put(rs.getLong(1), rs.getString(2));
        });
        LocalDate today = LocalDate.now(clock);
        return some.stream().map(c -> new Row(c, ordered(c, steps.getOrDefault(c.id(), Map.of())), members.getOrDefault(c.id(), 0L),
                c.managerId() == null ? null : names.get(c.managerId()), c.ends() != null && c.ends().isBefore(today))).toList();
    }

    private Map<Long, Map<String, Step>> steps(Long[] campaigns) {
        Map<Long, Map<String, Step>> steps = new HashMap<>();
        db.sql("""
                select campaign_id, stage, count(*), count(*) filter (where owner_id is null), coalesce(sum(amount), 0) from opportunity
                where campaign_id = any(?) group by 1, 2""").param(campaigns).query(rs -> {
                    Step step = new Step(rs.getString(2), rs.getLong(3), rs.getLong(4), rs.getBigDecimal(5));
                    steps.computeIfAbsent(rs.getLong(1), id -> new TreeMap<>()).put(step.name(), step);
                });
        return steps;
    }

    private static List<Step> ordered(Campaign campaign, Map<String, Step> found) {
        Map<String, Step> rest = new TreeMap<>(found);
        List<Step> own = new ArrayList<>(campaign.steps().stream().map(name -> {
            Step step = rest.remove(name);
            return step == null ? Step.none(name) : step;
        }).toList());
        own.addAll(rest.values());
        return own;
    }
}
