package io.kenh.console.campaign;

import io.kenh.campaign.Campaign;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * What the form sends.
 *
 * @param id    null for a new campaign
 * @param steps one a line
 */
record CampaignForm(Long id, String name, String kind, @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate starts,
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate ends, String object, String steps, Long manager,
                    List<Long> sellers, Boolean distribute) {

    Campaign campaign() {
        List<String> all = steps == null ? List.of() : Arrays.stream(steps.split("\\R")).map(String::strip).filter(step -> !step.isEmpty()).toList();
        return new Campaign(id == null ? 0 : id, name == null ? null : name.strip(), kind, starts, ends, object, all, manager, sellers,
                Boolean.TRUE.equals(distribute));
    }
}
