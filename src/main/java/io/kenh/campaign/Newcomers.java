package io.kenh.campaign;

import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Change;
import io.kenh.event.Changes;
import io.kenh.event.Heard;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells of those who came into a campaign for the first time. */
@Component
class Newcomers {

    private final ObjectProvider<Heard> heard;
    private final Changes changes;
    private final Records records;
    private final Clock clock;

    Newcomers(ObjectProvider<Heard> heard, Changes changes, Records records, Clock clock) {
        this.heard = heard;
        this.changes = changes;
        this.records = records;
        this.clock = clock;
    }

    void tell(Campaign campaign, List<Candidate> newcomers) {
        newcomers.stream().collect(Collectors.groupingBy(Candidate::object)).forEach((object, some) -> {
            if (heard.stream().anyMatch(ears -> ears.heard(object, Change.JOINED))) {
                tell(campaign, RecordType.of(object), some);
            }
        });
    }

    private void tell(Campaign campaign, RecordType type, List<Candidate> newcomers) {
        Map<Long, Map<String, Object>> rows = records.load(type, newcomers.stream().map(Candidate::id).toList());
        changes.append(newcomers.stream().filter(newcomer -> rows.containsKey(newcomer.id())).map(newcomer ->
                Change.told(type.key(), newcomer.id(), Change.JOINED, Records.lane(type, rows.get(newcomer.id())), Map.of("campaign", campaign.name()),
                        newcomer.cause(), clock.instant())).toList());
    }
}
