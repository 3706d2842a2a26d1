package io.kenh.api;

import io.kenh.api.operation.Call;
import io.kenh.api.operation.Operation;
import io.kenh.api.operation.Reply;
import io.kenh.api.operation.Section;
import io.kenh.api.problem.Problem;
import io.kenh.api.table.Column;
import io.kenh.api.table.Field;
import io.kenh.api.table.FieldType;
import io.kenh.api.table.Filter;
import io.kenh.api.table.Resource;
import io.kenh.api.table.Rows;
import io.kenh.campaign.Campaign;
import io.kenh.campaign.Campaigns;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Campaigns: customers shared out among sellers. */
@Component
class CampaignSection implements Section {

    private static final Column SELLERS = new Column(Field.of(FieldType.ANY, "sellerIds", "Ids of the staff who sell.").like(List.of(3, 4)),
            "(select coalesce(jsonb_agg(s.staff_id order by s.staff_id), '[]') from campaign_seller s where s.campaign_id = t.id)", false, true);

    private static final Resource CAMPAIGNS = new Resource("campaigns", "campaign",
            List.of(Fields.ID, Column.writable(Field.text("name", "What people call it; automations name it so.").must().most(200).like("Autumn fair")),
                    Column.writable(Field.text("kind", "As long as the business runs, or until a last day.").must().oneOf("long", "short")),
                    Column.writable(Field.of(FieldType.DATE, "starts", "First day.").like("2026-09-01")),
                    Column.writable(Field.of(FieldType.DATE, "ends", "Last day; a short one must have it.").like("2026-11-30")),
                    Column.writable(Field.text("object", "Whom it is for; contact takes accounts too.").must().oneOf("lead", "contact")),
                    Column.writable(Field.of(FieldType.TEXTS, "steps", "Stages of its opportunities, in order.").must().like(List.of("New", "Offer", "Won"))),
                    Column.writable(Field.id("managerId", "Who shares out what is not distributed automatically.").like(3)), SELLERS,
                    Column.writable(Field.of(FieldType.BOOLEAN, "distribute", "Whether new opportunities go to the sellers in turn.").filled().like(true)),
                    Column.of(Field.of(FieldType.INTEGER, "members", "How many customers are in it.").like(120),
                            "(select count(*) from campaign_member m where m.campaign_id = t.id)"), Fields.CREATED, Fields.UPDATED),
            List.of(Filter.search("name"), Filter.equal(Field.text("object", "Is for this kind of record.").oneOf("lead", "contact"), "object")));

    private final Rows rows;
    private final Campaigns campaigns;

    CampaignSection(Rows rows, Campaigns campaigns) {
        this.rows = rows;
        this.campaigns = campaigns;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.list(CAMPAIGNS, "listCampaign", "Find campaigns, newest first", call -> rows.list(CAMPAIGNS, call.parameters())),
                Operation.get("/campaigns/{id}", "getCampaign", "One campaign", CAMPAIGNS.shape(), call -> rows.get(CAMPAIGNS, call.id())),
                Operation.create("/campaigns", "createCampaign", "Make a campaign", CAMPAIGNS.input(), CAMPAIGNS.shape(), this::create),
                Operation.patch("/campaigns/{id}", "updateCampaign", "Change the fields that are sent", CAMPAIGNS.edit(), CAMPAIGNS.shape(), this::update));
    }

    private Object create(Call call) {
        long id = save(0, call.body());
        return new Reply(201, rows.get(CAMPAIGNS, id), Map.of("Location", "/api/v1/campaigns/" + id));
    }

    private Object update(Call call) {
        Campaign now = campaigns.find(call.id()).orElseThrow(() -> Problem.notFound("campaign " + call.id()));
        Map<String, Object> fields = fields(now);
        fields.putAll(call.body());
        save(now.id(), fields);
        return rows.get(CAMPAIGNS, now.id());
    }

    private static Map<String, Object> fields(Campaign campaign) {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("name", campaign.name(), "kind", campaign.kind(), "object", campaign.object(),
                "steps", campaign.steps(), "sellerIds", campaign.sellers(), "distribute", campaign.distribute()));
        fields.put("starts", campaign.starts());
        fields.put("ends", campaign.ends());
        fields.put("managerId", campaign.managerId());
        return fields;
    }

    @SuppressWarnings("unchecked")
    private long save(long id, Map<String, Object> fields) {
        Campaign campaign = new Campaign(id, (String) fields.get("name"), (String) fields.get("kind"), (LocalDate) fields.get("starts"),
                (LocalDate) fields.get("ends"), (String) fields.get("object"), (List<String>) fields.get("steps"), (Long) fields.get("managerId"),
                sellers(fields.get("sellerIds")), Boolean.TRUE.equals(fields.get("distribute")));
        FaultTexts.raise(campaigns.faults(campaign));
        return campaigns.save(campaign);
    }

    private static List<Long> sellers(Object sent) {
        if (sent == null) {
            return List.of();
        }
        if (!(sent instanceof List<?> list) || !list.stream().allMatch(id -> id instanceof Integer || id instanceof Long)) {
            FaultTexts.raise(List.of("sellerIds: found '%s', wanted a list of ids of staff".formatted(sent)));
            return List.of();
        }
        return list.stream().map(id -> ((Number) id).longValue()).distinct().toList();
    }
}
