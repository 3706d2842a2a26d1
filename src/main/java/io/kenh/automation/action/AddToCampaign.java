package io.kenh.automation.action;

import io.kenh.automation.ActionKind;
import io.kenh.automation.Definition;
import io.kenh.automation.Setting;
import io.kenh.automation.Setting.Type;
import io.kenh.automation.Step;
import io.kenh.campaign.Campaign;
import io.kenh.campaign.Campaigns;
import io.kenh.campaign.Candidate;
import io.kenh.crm.RecordType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** {@code add-to-campaign}: the customer gets an opportunity in the campaign; not a second one unless {@code again} says so. */
@Component
public class AddToCampaign implements ActionKind {

    private static final List<String> LINKS = List.of("contact_id", "lead_id", "account_id");

    private final Campaigns campaigns;
    private final Making making;
    private final Clock clock;

    AddToCampaign(Campaigns campaigns, Making making, Clock clock) {
        this.campaigns = campaigns;
        this.making = making;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "add-to-campaign";
    }

    @Override
    public Set<RecordType> objects() {
        return Set.of(RecordType.LEAD, RecordType.CONTACT, RecordType.ACCOUNT);
    }

    @Override
    public List<Setting> settings() {
        return List.of(Setting.must("campaign", Type.CAMPAIGN), Setting.may("distribute", Type.FLAG), Setting.may("again", Type.FLAG).preset(false));
    }

    @Override
    public List<String> missing(Definition.Action action, Definition definition) {
        String name = action.text("campaign");
        Campaign campaign = campaigns.named(List.of(name)).get(name);
        String object = Subject.of(definition, action).key();
        String fault = campaign == null ? "campaign: found '%s', wanted a campaign that exists; see Campaigns".formatted(name)
                : !campaign.takes(object) ? "campaign: found '%s', which is for every %s, wanted one that takes a %s".formatted(name, campaign.object(), object)
                : campaign.ends() != null && campaign.ends().isBefore(LocalDate.now(clock))
                ? "campaign: found '%s', which ended on %s, wanted one that still runs".formatted(name, campaign.ends()) : null;
        return fault == null ? List.of() : List.of(fault);
    }

    @Override
    public void run(List<Step> steps) {
        Map<String, Long> known = making.known(steps);
        List<Step> fresh = steps.stream().filter(step -> !known.containsKey(step.key())).toList();
        steps.stream().filter(step -> known.containsKey(step.key())).forEach(step -> step.done(RecordType.OPPORTUNITY.key(), known.get(step.key())));
        Map<String, List<Step>> byName = fresh.stream().collect(Collectors.groupingBy(step -> step.action().required("campaign"), LinkedHashMap::new, Collectors.toList()));
        Map<String, Campaign> found = campaigns.named(byName.keySet());
        byName.forEach((name, some) -> add(name, found.get(name), some));
    }

    private void add(String name, Campaign campaign, List<Step> steps) {
        List<Step> fit = steps.stream().filter(step -> fits(name, campaign, step)).toList();
        List<Long> made = fit.isEmpty() ? List.of() : campaigns.add(campaign, fit.stream().map(AddToCampaign::candidate).toList());
        List<Step> remembered = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < made.size(); i++) {
            if (made.get(i) == null) {
                fit.get(i).skipped("the %s is in the campaign '%s' already".formatted(fit.get(i).change().object(), name));
            } else {
                fit.get(i).done(RecordType.OPPORTUNITY.key(), made.get(i));
                remembered.add(fit.get(i));
                ids.add(made.get(i));
            }
        }
        making.remember(RecordType.OPPORTUNITY, remembered, ids);
    }

    private boolean fits(String name, Campaign campaign, Step step) {
        String closed = campaign == null ? null : campaign.closedOn(LocalDate.now(clock));
        if (campaign == null) {
            step.failed("there is no campaign '%s'".formatted(name));
        } else if (closed != null) {
            step.skipped(closed);
        } else if (!campaign.takes(step.change().object())) {
            step.failed("the campaign '%s' takes no %s".formatted(name, step.change().object()));
        } else {
            return true;
        }
        return false;
    }

    private static Candidate candidate(Step step) {
        Object name = step.change().record().get("name");
        Boolean distribute = step.action().with().get("distribute") instanceof Boolean said ? said : null;
        return new Candidate(step.change().object(), step.change().objectId(), name == null ? null : name.toString(), Making.links(step, LINKS),
                step.action().flag("again", false), distribute, step.cause());
    }
}
