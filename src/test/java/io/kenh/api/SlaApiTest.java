package io.kenh.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.api.Client.Answer;
import io.kenh.sla.SlaWork;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class SlaApiTest {

    private static final String ALWAYS = """
            {"title": "Day and night", "zone": "Asia/Ho_Chi_Minh", "week": {"MONDAY": ["00:00-24:00"], "TUESDAY": ["00:00-24:00"], "WEDNESDAY": ["00:00-24:00"],
             "THURSDAY": ["00:00-24:00"], "FRIDAY": ["00:00-24:00"], "SATURDAY": ["00:00-24:00"], "SUNDAY": ["00:00-24:00"]}}""";
    private static final String GOLD = """
            {"title": "Gold", "calendar": "day-and-night", "targets": {"urgent": {"response": 15, "resolution": 240}},
             "levels": [{"promise": "response", "minutes": -5, "forms": ["screen"], "to": ["owner"]}]}""";

    @Autowired
    private Client api;
    @Autowired
    private SlaWork work;

    @Test
    void aPolicyIsMadeAndATicketThatAsksForItSaysWhenItIsDueAndWhy() {
        assertThat(api.send("PUT", "/api/v1/sla-calendars/day-and-night", ALWAYS).status()).isEqualTo(200);
        Answer made = api.send("PUT", "/api/v1/sla-policies/gold", GOLD);
        assertThat(made.status()).as(made.http().body()).isEqualTo(200);
        assertThat(made.json().get("levels").get(0).get("minutes").asInt()).isEqualTo(-5);
        long ticket = api.post("/api/v1/tickets", """
                {"subject": "Broken", "priority": "urgent", "sla": "gold"}""").json().get("id").asLong();
        work.due();

        JsonNode shown = api.get("/api/v1/tickets/" + ticket).json();
        assertThat(shown.get("slaResponse").asText()).isEqualTo("running");
        assertThat(shown.get("slaResponseDue").asText()).isGreaterThan(shown.get("created").asText());
        JsonNode why = api.get("/api/v1/tickets/" + ticket + "/sla").json().get("items");
        assertThat(why).hasSize(2);
        assertThat(why.get(0).get("targetMinutes").asInt()).isEqualTo(15);
        assertThat(why.get(0).get("parts").get(0).get("kind").asText()).isEqualTo("running");
        assertThat(api.get("/api/v1/tickets?slaResponse=running").json().get("items").findValuesAsText("id")).contains(String.valueOf(ticket));
    }

    @Test
    void whatIsDueIsPreviewedAndHolidaysAreProposed() {
        JsonNode preview = api.get("/api/v1/sla-policies/standard/preview?at=2026-11-20T10:00:00Z").json().get("items");
        assertThat(preview.get(0).get("response").asText()).isEqualTo("2026-11-20T10:30:00Z");
        assertThat(preview.get(1).get("response").asText()).as("half an hour on Friday, half on Saturday").isEqualTo("2026-11-21T01:30:00Z");

        assertThat(api.get("/api/v1/sla-calendars/always/holidays?year=2027").json().get("items").get(1).get("day").asText()).isEqualTo("2027-02-05");
    }

    @Test
    void aCalendarWithoutWorkingTimeIsRefusedByFieldAndNothingIsChanged() {
        Answer refused = api.send("PUT", "/api/v1/sla-calendars/never", """
                {"title": "Never", "zone": "Asia/Ho_Chi_Minh", "week": {}}""");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors").toString()).contains("calendars.never.week", "no working time on any weekday");
        assertThat(api.get("/api/v1/sla-calendars/never").status()).isEqualTo(404);
        assertThat(api.send("PUT", "/api/v1/sla-calendars/night", """
                {"title": "Night", "zone": "Asia/Ho_Chi_Minh", "week": {"MONDAY": ["25:00-26:00"]}}""").json().toString()).contains("25:00-26:00");
    }

    @Test
    void aCalendarInUseIsNotTakenAwayAndMembersOnlyRead() {
        assertThat(api.send("DELETE", "/api/v1/sla-calendars/office", "").status()).isEqualTo(422);
        assertThat(api.send(api.request("/api/v1/sla-policies/standard").DELETE().setHeader("Authorization", "Bearer " + api.memberToken())).status()).isEqualTo(403);
    }

    @Test
    void theReportIsReadByPersonGroupAndPriority() {
        for (String by : new String[] {"owner", "group", "priority"}) {
            assertThat(api.get("/api/v1/sla-report?by=" + by + "&from=2026-01-01").status()).isEqualTo(200);
        }
        assertThat(api.get("/api/v1/sla-report?by=colour").status()).isEqualTo(400);
    }
}
