package io.kenh.console.campaign;

import io.kenh.campaign.Campaign;
import io.kenh.campaign.Campaigns;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Campaigns with their numbers. */
@Component
class CampaignList {

    /** @param opportunities all that were made in it; {@code free} of them have no seller yet */
    record Row(Campaign campaign, long members, long opportunities, long free) {

        /** Its steps as the form shows them. */
        public String lines() {
            return String.join("\n", campaign.steps());
        }
    }

    private record Numbers(long id, long members, long opportunities, long free) { }

    private final Campaigns campaigns;
    private final JdbcClient db;

    CampaignList(Campaigns campaigns, JdbcClient db) {
        this.campaigns = campaigns;
        this.db = db;
    }

    List<Row> all() {
        Map<Long, Numbers> numbers = new HashMap<>();
        db.sql("""
                select c.id, (select count(*) from campaign_member m where m.campaign_id = c.id) as members, count(o.id) as opportunities,
                       count(o.id) filter (where o.owner_id is null) as free
                from campaign c left join opportunity o on o.campaign_id = c.id group by c.id""").query(Numbers.class).list()
                .forEach(row -> numbers.put(row.id(), row));
        return campaigns.all().stream().map(campaign -> {
            Numbers n = numbers.getOrDefault(campaign.id(), new Numbers(campaign.id(), 0, 0, 0));
            return new Row(campaign, n.members(), n.opportunities(), n.free());
        }).toList();
    }
}
